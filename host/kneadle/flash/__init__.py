"""From a bare board to a ball: the runtime is checked, the firmware copied, the parts tried."""
