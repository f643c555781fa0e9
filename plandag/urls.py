from django.urls import URLPattern

app_name = "plandag"

urlpatterns: list[URLPattern] = []
