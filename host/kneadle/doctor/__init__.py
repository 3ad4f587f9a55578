"""What this computer has and lacks, each with what to do."""
