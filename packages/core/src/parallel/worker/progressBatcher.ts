import type { Progress, ReportProgress } from '../protocol/session.js';

/** The time between two reports, about one frame. */
const reportMilliseconds = 16;

/** Collects events and reports them in order, at most once per frame. */
export interface ProgressBatcher {
  add(event: Progress): void;
  /** Reports what has been collected. */
  flush(): ReturnType<ReportProgress>;
  /** How many events have been added, checkpoints not counted. */
  count(): number;
}

/** @param initialCount the events that were added before the fit was resumed */
export function progressBatcher(report: ReportProgress, initialCount = 0): ProgressBatcher {
  let count = initialCount;
  let events: Progress[] = [];
  let lastReport = -Infinity;
  const flush = (): ReturnType<ReportProgress> => {
    const batch = events;
    events = [];
    lastReport = performance.now();
    if (batch.length > 0) return report(batch);
  };
  return {
    count: () => count,
    add(event) {
      events.push(event);
      if (event.kind !== 'checkpoint') count++;
      // The end of an epoch is flushed by the leader, which waits for it.
      if (event.kind !== 'epochEnd' && performance.now() - lastReport >= reportMilliseconds) void flush();
    },
    flush,
  };
}
