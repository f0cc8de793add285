"""Run the batches of a study on a Dask cluster: that of this machine, or one that is running."""

import asyncio
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager, suppress
from ipaddress import ip_address
from typing import Any
from urllib.parse import urlsplit

from simulator.experiments.study.no_cluster import NoCluster
from simulator.experiments.study.simulate_blocks import Batch, Job
from simulator.experiments.work import Broken, Waiting
from simulator.results.reasons import reason
from simulator.scenario.own_rules import own_rules
from simulator.scenario.scenario import Scenario
from simulator.words.safe_text import quote
from simulator.words.texts import gettext

_AHEAD = 2
"""Batches under way for each thread of the cluster, so that none waits for the next one."""
_PATIENCE = 10
"""Seconds until an address counts as one where nothing answers."""
Run = Callable[[Scenario, Waiting[Job], int, Any], Generator[Any, None, None]]


@contextmanager
def cluster(address: str | None, workers: int, *, trusted: bool = False) -> Iterator[Run]:
    """How batches are run on the cluster at an `address`, or on one of so many `workers` that is
    begun on this machine. An address on another machine must be one of TLS, unless its network is
    `trusted`: what is sent is code. Raises `NoCluster`."""
    try:
        from distributed import Client, LocalCluster
    except ImportError:
        raise NoCluster(
            gettext(
                "Dask is not installed. Install it with `pip install 'sesim[distributed]'`, or"
                " leave `--on dask` out."
            )
        ) from None
    whole = None if address is None else _checked(address, trusted)
    import dask

    with dask.config.set({"distributed.scheduler.allowed-failures": 1}):
        here: Any = None
        try:
            if address is None:
                here = LocalCluster(
                    n_workers=workers,
                    threads_per_worker=1,
                    host="127.0.0.1",
                    dashboard_address=None,
                    silence_logs=50,
                )
            if whole is not None:
                asyncio.run(_answers(whole))
            client = Client(here or whole, timeout=_PATIENCE)
        except TypeError as error:  # of a cluster that has no key
            raise NoCluster(
                gettext(
                    "{address} needs certificates, and Dask has none. Name their files under"
                    " `distributed.comm.tls` in the settings of Dask.",
                    address=quote(str(address)),
                )
            ) from error
        except (OSError, TimeoutError, ValueError) as error:
            if here is not None:
                here.close()
            raise NoCluster(
                gettext(
                    "No Dask scheduler answers at {address}. Start one with `dask scheduler`, or"
                    " leave `--address` out to use this machine.",
                    address=quote(str(address)),
                )
            ) from error
        try:
            client.wait_for_workers(1, timeout=_PATIENCE)
            yield lambda scenario, work, _, attempt: _batches(client, scenario, work, attempt)
        except TimeoutError as error:
            said = gettext("The Dask cluster has no workers. Start some with `dask worker`.")
            raise NoCluster(said) from error
        finally:
            for closing in (client, here):
                with suppress(Exception):  # of a cluster that is gone
                    closing.close(timeout=_PATIENCE)


async def _answers(address: str) -> None:
    """Ask whether Dask answers there, since `Client` waits for minutes where something listens that
    never does. Raises as `Client` does."""
    from distributed import Security
    from distributed.comm import connect

    how = Security().get_connection_args("client")
    comm = await asyncio.wait_for(connect(address, timeout=_PATIENCE, **how), _PATIENCE)
    await comm.close()


def _checked(address: str, trusted: bool) -> str:
    """An address with all its parts. Raises `NoCluster` for one that is none, or that anybody could
    listen to."""
    whole = f"tcp://[{address}]" if address.count(":") > 1 and _is_ip(address) else address
    whole = whole if "://" in whole else f"tcp://{whole}"
    try:
        parts = urlsplit(whole)
        host, _ = parts.hostname or "", parts.port
    except ValueError:
        host = ""
    if not host or parts.scheme not in ("tcp", "tls"):
        raise NoCluster(
            gettext(
                "{address} is not an address of a Dask scheduler. Write one such as"
                " `tcp://127.0.0.1:8786` or `tls://example.org:8786`.",
                address=quote(address),
            )
        )
    nearby = host == "localhost" or (_is_ip(host) and ip_address(host).is_loopback)
    if not nearby and parts.scheme != "tls" and not trusted:
        raise NoCluster(
            gettext(
                "{address} is on another machine and not protected. Use an address that begins with"
                " `tls://`, or add `--trust-network` if nobody else can reach this network.",
                address=quote(address),
            )
        )
    return whole


def _is_ip(host: str) -> bool:
    with suppress(ValueError):
        return bool(ip_address(host))
    return False


def _batches(
    client: Any, scenario: Scenario, work: Waiting[Job], attempt: Any
) -> Generator[Any, None, None]:
    """The outcome of each batch as soon as it is ready. A batch whose worker died twice is broken;
    suspects are tried alone, one at a time."""
    from distributed import KilledWorker, wait

    if own_rules(scenario):
        raise NoCluster(
            gettext("Rules of your own cannot be sent to a cluster. Leave `--on dask` out.")
        )
    under_way: dict[Any, Batch] = {}
    try:
        while work.waiting or work.suspects or under_way:
            threads = max(1, sum(client.nthreads().values()))
            while work.waiting and len(under_way) < _AHEAD * threads:
                batch = work.waiting.popleft()
                under_way[_send(client, attempt, scenario, batch)] = batch
            if not under_way and work.suspects:
                batch = work.suspects.popleft()
                under_way[_send(client, attempt, scenario, batch)] = batch
            done, _ = wait(list(under_way), return_when="FIRST_COMPLETED")
            for future in done:
                batch = under_way.pop(future)
                error = future.exception()
                if error is None:
                    yield future.result()
                elif isinstance(error, KilledWorker):
                    yield Broken(batch, reason("process ended"), deadly=True)  # type: ignore[arg-type]
                else:
                    raise error
    except Exception as error:  # of many kinds, by where the connection was lost
        raise NoCluster(
            gettext(
                "The Dask scheduler is gone. What is finished is kept: run the same command again,"
                " with or without `--on dask`."
            )
        ) from error


def _send(client: Any, attempt: Any, scenario: Scenario, batch: Batch) -> Any:
    """Equal tasks are still two tasks, and no result is kept for later (`pure=False`)."""
    return client.submit(attempt, scenario, batch, pure=False, retries=0)
