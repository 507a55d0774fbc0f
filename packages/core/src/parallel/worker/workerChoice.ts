/** The shortest trial, long enough that another program has had its turns on the cores. */
const trialMilliseconds = 60;
const minTrialBatches = 3;
/** The first batches are not counted: kernels are compiled while they run. */
const warmUpBatches = 8;
/** How long the faster of two is used before both are tried again, at least. */
const minStayMilliseconds = 2000;
/** And for that many times as long as the trials took, so that they cost little with large batches too. */
const stayFactor = 20;

type Phase = 'warmUp' | 'trial' | 'otherTrial' | 'stay';

interface Span {
  batches: number;
  samples: number;
  milliseconds: number;
}

/** Whether a leader computes its next batches alone or with its followers: whichever took less time when tried. */
export interface WorkerChoice {
  /** For the next batch. */
  readonly isAlone: boolean;
  /** Counts a batch that was computed as chosen. */
  record(samples: number, milliseconds: number): void;
}

export function workerChoice(): WorkerChoice {
  let isAlone = false;
  let phase: Phase = 'warmUp';
  let span: Span = { batches: 0, samples: 0, milliseconds: 0 };
  let before = span;

  function begin(next: Phase): void {
    phase = next;
    before = span;
    span = { batches: 0, samples: 0, milliseconds: 0 };
  }

  return {
    get isAlone() {
      return isAlone;
    },
    record(samples, milliseconds) {
      span.batches++;
      span.samples += samples;
      span.milliseconds += milliseconds;
      const isTried = span.batches >= minTrialBatches && span.milliseconds >= trialMilliseconds;
      if (phase === 'warmUp') {
        if (span.batches >= warmUpBatches) begin('trial');
      } else if (phase === 'trial') {
        if (!isTried) return;
        begin('otherTrial');
        isAlone = !isAlone;
      } else if (phase === 'otherTrial') {
        if (!isTried) return;
        if (timePerSample(before) < timePerSample(span)) isAlone = !isAlone;
        span.milliseconds += before.milliseconds;
        begin('stay');
      } else if (span.milliseconds >= Math.max(minStayMilliseconds, stayFactor * before.milliseconds)) {
        begin('trial');
      }
    },
  };
}

function timePerSample({ samples, milliseconds }: Span): number {
  return milliseconds / samples;
}
