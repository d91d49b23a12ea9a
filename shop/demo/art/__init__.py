"""The demo's pictures: drawn, lit and developed by code, so that nothing in them is anybody else's.

`python -m shop.demo.art` draws the masters; `recipes.RECIPES` lists them. Lengths are pixels of a 640 px square, colours are
linear light between 0 and 1 unless a name says hex, and every random number comes from the seed of a recipe.
"""
