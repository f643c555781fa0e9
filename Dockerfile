FROM python:3.11-slim-bookworm

RUN apt-get -qq update \
    && apt-get -qq -y install --no-install-recommends \
        libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 fontconfig \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --create-home --uid 1000 herstel \
    && install -d -o herstel /var/lib/herstel

WORKDIR /srv/herstel
COPY requirements/run.txt requirements/
RUN pip install --no-cache-dir --require-hashes -r requirements/run.txt
COPY . .
# Collecting needs settings but no keys of a real installation: those of a demo that is thrown away.
RUN HERSTEL_DEMO=1 HERSTEL_VAR=/tmp/collect python manage.py collectstatic --no-input --verbosity 0 \
    && mv /tmp/collect/staticfiles . && rm -rf /tmp/collect

USER herstel
ENV HERSTEL_VAR=/var/lib/herstel PYTHONUNBUFFERED=1
VOLUME /var/lib/herstel
EXPOSE 8000
CMD ["granian", "--interface", "wsgi", "--host", "0.0.0.0", "--port", "8000", "--workers", "2", \
     "--blocking-threads", "4", "--no-access-log", "herstel.wsgi:application"]
