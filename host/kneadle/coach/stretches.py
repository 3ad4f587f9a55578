"""How to do the stretches, in words."""

# Facts row 24 names them; how to do them is in our words.
HOW_TO_STRETCH = {
    "seated figure-4": "Sit on a chair, put the ankle of that side on the other knee, and lean"
    " forward with a long back until it pulls gently.",
    "deep lunge": "Kneel on the knee of that side, the other foot well in front, and let the hip"
    " sink forward until it pulls gently.",
}
