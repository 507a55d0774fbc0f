/** The shortest trial, long enough that another program has had its turns on the cores. */
const trialMilliseconds = 100;
const minTrialBatches = 3;
/** The first batches are not counted: kernels are compiled while they run. */
const warmUpBatches = 8;
/** How long the faster of two is used before both are tried again, at least. */
const minStayMilliseconds = 2000;
/** And for that many times as long as the trials took, so that they cost little with large batches too. */
const stayFactor = 20;
/** Meanwhile the faster is compared that often with the trial of the other: when it has become slower, both are tried. */
const checkMilliseconds = 400;

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
  /** For how long one has been used and will be, and the time per sample of the other. */
  let stayed = 0;
  let stayMilliseconds = 0;
  let otherTime = 0;

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
        const [time, timeOfOther] = [timePerSample(before), timePerSample(span)];
        if (time < timeOfOther) isAlone = !isAlone;
        otherTime = Math.max(time, timeOfOther);
        stayMilliseconds = Math.max(
          minStayMilliseconds,
          stayFactor * (before.milliseconds + span.milliseconds),
        );
        stayed = 0;
        begin('stay');
      } else {
        stayed += milliseconds;
        if (stayed >= stayMilliseconds) return begin('trial');
        if (span.milliseconds < checkMilliseconds || span.batches < minTrialBatches) return;
        begin(timePerSample(span) > otherTime ? 'trial' : 'stay');
      }
    },
  };
}

function timePerSample({ samples, milliseconds }: Span): number {
  return milliseconds / samples;
}
