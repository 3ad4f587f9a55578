"""How to do the stretches, in words."""

# Facts row 24 names them; how to do them is in our words: said in less time than it takes to get
# into them.
HOW_TO_STRETCH = {
    "seated figure-4": "On a chair, put the ankle of that side on the other knee; lean forward,"
    " back long, until it pulls gently.",
    "deep lunge": "Kneel on the knee of that side, the other foot well in front; let the hip sink"
    " until it pulls gently.",
}
