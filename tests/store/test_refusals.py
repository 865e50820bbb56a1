import pytest
from redis.exceptions import ConnectionError as LostConnection
from redis.exceptions import OutOfMemoryError, ReadOnlyError, ResponseError
from redis.exceptions import TimeoutError as NoAnswer

from bot.errors import StoreBusy, StoreError, StoreReadOnly
from bot.store.connection import Redis, check, close, connect
from bot.store.refusals import BUSY, meaning, sentence
from tests.fixtures.ownstore import OwnStore


@pytest.mark.parametrize(
    ("error", "kind", "said"),
    [
        (LostConnection("refused"), StoreBusy, "busy just now"),
        (LostConnection("No master found for 'x'"), StoreBusy, "be reached"),
        (NoAnswer("no answer"), StoreBusy, "busy just now"),
        (ResponseError("LOADING the dataset"), StoreBusy, "reading back"),
        (ResponseError("CLUSTERDOWN Hash slot not served"), StoreBusy, "cluster"),
        (OutOfMemoryError("command not allowed", status_code="OOM"), None, "full"),
        (ReadOnlyError("You can't write", status_code="READONLY"), None, "replica"),
        (ResponseError("NOREPLICAS Not enough"), None, "too few replicas"),
        (ResponseError("MISCONF Errors writing to the AOF file"), None, "its disk"),
        (
            ResponseError("Command # 1 (SET x) caused error: ('MISCONF Errors',)"),
            StoreReadOnly,
            "its disk",
        ),
        (
            ResponseError("Error running script (call to f_1): -OOM command not al"),
            StoreReadOnly,
            "full",
        ),
        (LostConnection("no", status_code="NOAUTH"), None, "wants a password"),
        (LostConnection("no", status_code="WRONGPASS"), None, "not accept the passw"),
        (LostConnection("no", status_code="NOPERM"), None, "may not do all"),
        (ResponseError("WRONGTYPE of OOM kind"), StoreError, "refused a command"),
    ],
)
def test_each_refusal_has_a_sentence_that_says_what_to_do(
    error: ResponseError, kind: type[StoreError] | None, said: str
) -> None:
    meant = meaning(error)
    assert type(meant) is (kind or StoreReadOnly)
    assert said in str(meant)


@pytest.mark.parametrize(
    ("login", "said"), [(":wrong@", "not accept the password"), ("", "wants a passw")]
)
async def test_a_password_that_is_wrong_or_missing_is_told(
    own_store: OwnStore, own_redis: Redis, login: str, said: str
) -> None:
    await own_redis.config_set("requirepass", "right")
    client = connect(f"unix://{login}{own_store.place}/socket")
    with pytest.raises(StoreReadOnly, match=said):
        await check(client)
    await close(client)


@pytest.mark.parametrize("url", ["unix:///nowhere/socket", "redis://127.0.0.1:1"])
async def test_a_server_that_is_not_there_is_not_called_busy(url: str) -> None:
    client = connect(url)
    with pytest.raises(StoreBusy, match="cannot be reached"):
        await check(client)
    await close(client)


@pytest.mark.parametrize(
    ("error", "said"),
    [(LostConnection("reset"), BUSY), (StoreBusy("wait"), "wait"), (OSError("no"), "")],
)
def test_only_an_error_of_the_store_has_a_sentence(error: Exception, said: str) -> None:
    assert sentence(error) == said
