"""Says whether the PostgreSQL and Redis of the two addresses answer."""

import sys

import psycopg
import redis


def main(postgres: str, broker: str) -> int:
    server = postgres.rsplit("/", 1)[0] + "/postgres"
    try:
        psycopg.connect(server, connect_timeout=5).close()
        redis.Redis.from_url(broker, socket_connect_timeout=5).ping()
    except (psycopg.Error, redis.RedisError, ValueError) as error:
        print(f"PostgreSQL of Redis antwoordt niet: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
