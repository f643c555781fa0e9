"""The URLconf as it is in demo mode."""

from herstel import demo
from herstel.urls import urlpatterns as without_demo

urlpatterns = without_demo + demo.urlpatterns
