import { CnnError, TrainingError } from '../../arrays/errors.js';
import type { Dataset } from '../../data/dataset.js';
import type { Answer, Order, Request } from './protocol.js';
import type { SessionFitOptions, FitResult, Progress, Session } from './session.js';

/** Answers what comes in over a control line with a session. */
export function serveSession(session: Session, control: MessagePort, onClose: () => void): void {
  const answer = (message: Answer, transfer: Transferable[] = []) => control.postMessage(message, transfer);

  /** Resolves when the page has heard of an epoch's end. */
  let heard = () => {};
  const sendProgress = (id: number, progress: Progress[]): Promise<void> | void => {
    answer({ id, progress }, progress.flatMap(transferablesOf));
    if (progress.at(-1)?.kind === 'epochEnd') return new Promise((resolve) => (heard = resolve));
  };

  async function carryOut({ id, method, args }: Request): Promise<unknown> {
    if (method === 'fit') {
      const [data, validation, options] = args as [Dataset, Dataset | undefined, SessionFitOptions];
      return session.fit(data, validation, options, (progress) => sendProgress(id, progress));
    }
    if (method === 'weights') return session.weights();
    return session[method](args[0] as Dataset);
  }

  control.onmessage = ({ data }: MessageEvent<Request | Order>) => {
    if ('order' in data) {
      if (data.order === 'heard') return heard();
      session[data.order]();
      if (data.order === 'close') {
        onClose();
        control.close();
      }
      return;
    }
    carryOut(data).then(
      (value) => answer({ id: data.id, value }),
      (reason: unknown) => {
        // What is none of our own errors is a failure of this thread: thrown, so that the page replaces it.
        if (!(reason instanceof CnnError)) setTimeout(() => rethrow(reason));
        else answer({ id: data.id, failure: { name: reason.name, message: reason.message } });
      },
    );
  };
}

/** A session at the other end of a control line. */
export interface RemoteSession extends Session {
  /** Rejects all that is under way: the workers can not go on. */
  fail(reason: Error): void;
}

export function remoteSession(control: MessagePort): RemoteSession {
  interface Waiting {
    resolve(value: unknown): void;
    reject(reason: Error): void;
    report?: (progress: Progress[]) => Promise<void> | void;
  }
  const waiting = new Map<number, Waiting>();
  let broken: Error | undefined;
  let nextId = 0;

  control.onmessage = ({ data }: MessageEvent<Answer>) => {
    const entry = waiting.get(data.id);
    if (!entry) return;
    if ('progress' in data) {
      const progress = data.progress as Progress[];
      const done = Promise.resolve(entry.report?.(progress));
      if (progress.at(-1)?.kind === 'epochEnd') void done.then(() => order('heard'));
      return;
    }
    waiting.delete(data.id);
    if ('failure' in data) entry.reject(toError(data.failure));
    else entry.resolve(data.value);
  };

  function call<Value>(
    method: Request['method'],
    args: unknown[],
    report?: Waiting['report'],
  ): Promise<Value> {
    if (broken) return Promise.reject(broken);
    const id = nextId++;
    return new Promise<Value>((resolve, reject) => {
      waiting.set(id, { resolve: resolve as (value: unknown) => void, reject, report });
      const request: Request = { id, method, args };
      control.postMessage(request, buffersOf(args));
    });
  }
  const order = (given: Order['order']) => control.postMessage({ order: given } satisfies Order);

  return {
    fit: (data, validation, options, report) => call<FitResult>('fit', [data, validation, options], report),
    predict: (data) => call<Float32Array>('predict', [data]),
    evaluate: (data) => call<number[]>('evaluate', [data]),
    weights: () => call<Float32Array>('weights', []),
    pause: () => order('pause'),
    resume: () => order('resume'),
    stop: () => order('stop'),
    close() {
      order('close');
      control.close();
    },
    fail(reason) {
      broken = reason;
      for (const { reject } of waiting.values()) reject(reason);
      waiting.clear();
      control.close();
    },
  };
}

/** Datasets are handed over whole: they are copies made for the session. */
function buffersOf(args: readonly unknown[]): Transferable[] {
  return args
    .filter((arg): arg is Dataset => typeof arg === 'object' && arg !== null && 'inputs' in arg)
    .flatMap(({ inputs, targets }) => [inputs.buffer, targets.buffer]);
}

/** A checkpoint's blocks are handed over, since they are copies. */
function transferablesOf(progress: Progress): Transferable[] {
  if (progress.kind !== 'checkpoint') return [];
  const { weights, slots } = progress.checkpoint.state;
  return [weights, ...slots].map(({ buffer }) => buffer as ArrayBuffer);
}

function rethrow(reason: unknown): never {
  throw reason;
}

function toError({ name, message }: { name: string; message: string }): Error {
  return name === 'TrainingError' || name === 'CnnError' ? new TrainingError(message) : new CnnError(message);
}
