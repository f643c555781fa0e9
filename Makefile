# Each of these works alone on a bare Debian 12, in any order, any number of times.
.PHONY: run test quick controle vergrendel
PORT ?= 8000

run: ## The demo on http://127.0.0.1:8000, with its worker
	@scripts/omgeving.sh run
	@exec .venv/bin/python scripts/run.py --port $(PORT)

test: ## Everything: unit, journey, browser
	@scripts/omgeving.sh test
	@scripts/test.sh alles

quick: ## The daily loop: without a browser and without what takes seconds
	@scripts/omgeving.sh test
	@scripts/test.sh snel

controle: ## Format, lint, types, floors, templates, migrations, deploy check
	@scripts/omgeving.sh test
	@scripts/controle.sh

vergrendel: ## Lock the packages of pyproject.toml again, with their hashes
	@scripts/omgeving.sh test
	@scripts/vergrendel.sh
