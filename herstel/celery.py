import os
import warnings

from celery import Celery
from celery.platforms import SecurityWarning

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "herstel.settings")

app = Celery("herstel")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()

# It warns a worker that is root of pickled messages: this one accepts nothing but JSON.
warnings.filterwarnings("ignore", category=SecurityWarning)
