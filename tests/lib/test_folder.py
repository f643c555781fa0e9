from celery import current_app
from kombu import Connection

from herstel.lib.folder import Transport


def connection(folder):
    options = {"data_folder_in": str(folder), "data_folder_out": str(folder), "control_folder": str(folder / "control")}
    return Connection("filesystem://localhost", transport=Transport, transport_options=options)


def test_message_comes_out_as_it_went_in(tmp_path):
    with connection(tmp_path) as there:
        queue = there.SimpleQueue("post")

        queue.put({"wat": "één mail"})

        assert [file.suffix for file in tmp_path.iterdir() if file.is_file()] == [".msg"]
        assert queue.get(block=False).payload == {"wat": "één mail"}


def test_work_goes_through_it_where_there_is_no_redis(settings):
    with current_app.connection_for_write() as there:
        assert isinstance(there.transport, Transport) == (not settings.REDIS_URL)
