"""Jobs of the house itself."""

from __future__ import annotations

from procrastinate import JobContext
from procrastinate.contrib.django import app

SILENT_S = 30


@app.periodic(cron="* * * * *", periodic_id="rescue")
@app.task(name="shop.rescue", queueing_lock="shop.rescue", pass_context=True)
async def rescue(context: JobContext, timestamp: int) -> None:
    """Jobs that a killed worker left half done are run again: every job of ours may run twice."""
    manager = context.app.job_manager
    for job in await manager.get_stalled_jobs(seconds_since_heartbeat=SILENT_S):
        await manager.retry_job(job)
