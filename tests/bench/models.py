"""The one table of the bare page."""

from django.db import models


class Good(models.Model):
    title = models.CharField(max_length=100)
    price = models.DecimalField(max_digits=12, decimal_places=0)
    category = models.IntegerField()
    rank = models.IntegerField()

    class Meta:
        app_label = "bench"
        indexes = (models.Index(fields=["category", "-rank"], name="good_rank"),)

    def __str__(self) -> str:
        return self.title
