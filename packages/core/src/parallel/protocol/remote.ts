// A session used from another thread: remote procedure calls through a control port.
import { CnnError, TrainingError } from '../../arrays/errors.js';
import type { Dataset } from '../../data/dataset.js';
import type { ResponseMessage, ControlMessage, RequestMessage } from './protocol.js';
import type { TrainingState } from '../../plan/modelSpec.js';
import type { FitResult, Progress, ReportProgress, Session, SessionFitOptions } from './session.js';

/** The leader's side: carries out with a session what arrives at the control port. */
export function serveSession(session: Session, controlPort: MessagePort, onClose: () => void): void {
  const answer = (message: ResponseMessage, transfer: Transferable[] = []) =>
    controlPort.postMessage(message, transfer);

  /** Resolves once the page has reported the end of an epoch. */
  let onAck = (_learningRate: number | undefined) => {};
  const sendProgress = (id: number, progress: Progress[]): Promise<number | undefined> | void => {
    answer({ id, progress }, progress.flatMap(transferablesOf));
    if (progress.at(-1)?.kind === 'epochEnd') return new Promise((resolve) => (onAck = resolve));
  };

  async function execute({ id, method, args }: RequestMessage): Promise<unknown> {
    if (method === 'fit') {
      const [data, validation, options] = args as [Dataset, Dataset | undefined, SessionFitOptions];
      return session.fit(data, validation, options, (progress) => sendProgress(id, progress));
    }
    if (method === 'weights' || method === 'trainingState') return session[method]();
    return session[method](args[0] as Dataset);
  }

  controlPort.onmessage = ({ data }: MessageEvent<RequestMessage | ControlMessage>) => {
    if ('order' in data) {
      if (data.order === 'ack') return onAck(data.learningRate);
      session[data.order]();
      if (data.order === 'close') {
        onClose();
        controlPort.close();
      }
      return;
    }
    execute(data).then(
      (value) => answer({ id: data.id, value }),
      (reason: unknown) => {
        // An error that is not of our own classes is a failure of this thread: uncaught, so that the page replaces it.
        if (!(reason instanceof CnnError)) setTimeout(() => rethrow(reason));
        else answer({ id: data.id, failure: { name: reason.name, message: reason.message } });
      },
    );
  };
}

/** The page's side. */
export interface RemoteSession extends Session {
  /** Rejects all pending and later calls: the workers can not answer any more. */
  fail(reason: Error): void;
}

export function remoteSession(controlPort: MessagePort): RemoteSession {
  interface PendingCall {
    resolve(value: unknown): void;
    reject(reason: Error): void;
    report?: ReportProgress;
  }
  const pendingCalls = new Map<number, PendingCall>();
  let failure: Error | undefined;
  let nextId = 0;

  const send = (order: Exclude<ControlMessage['order'], 'ack'>) =>
    controlPort.postMessage({ order } satisfies ControlMessage);
  const acknowledge = (learningRate: number | undefined) =>
    controlPort.postMessage({ order: 'ack', learningRate } satisfies ControlMessage);

  controlPort.onmessage = ({ data }: MessageEvent<ResponseMessage>) => {
    const pending = pendingCalls.get(data.id);
    if (!pending) return;
    if ('progress' in data) {
      const progress = data.progress as Progress[];
      const reported = Promise.resolve(pending.report?.(progress));
      if (progress.at(-1)?.kind === 'epochEnd')
        void reported.then((learningRate) => acknowledge(learningRate ?? undefined));
      return;
    }
    pendingCalls.delete(data.id);
    if ('failure' in data) pending.reject(toError(data.failure));
    else pending.resolve(data.value);
  };

  function call<Value>(
    method: RequestMessage['method'],
    args: unknown[],
    report?: ReportProgress,
  ): Promise<Value> {
    if (failure) return Promise.reject(failure);
    const id = nextId++;
    return new Promise<Value>((resolve, reject) => {
      pendingCalls.set(id, { resolve: resolve as (value: unknown) => void, reject, report });
      const request: RequestMessage = { id, method, args };
      controlPort.postMessage(request, buffersOf(args));
    });
  }

  return {
    fit: (data, validation, options, report) => call<FitResult>('fit', [data, validation, options], report),
    predict: (data) => call<Float32Array>('predict', [data]),
    evaluate: (data) => call<number[]>('evaluate', [data]),
    weights: () => call<Float32Array>('weights', []),
    trainingState: () => call<TrainingState>('trainingState', []),
    pause: () => send('pause'),
    resume: () => send('resume'),
    stop: () => send('stop'),
    close() {
      send('close');
      controlPort.close();
    },
    fail(reason) {
      failure = reason;
      for (const { reject } of pendingCalls.values()) reject(reason);
      pendingCalls.clear();
      controlPort.close();
    },
  };
}

/** The buffers of datasets are transferred: they are copies made for the session. */
function buffersOf(args: readonly unknown[]): Transferable[] {
  return args
    .filter((arg): arg is Dataset => typeof arg === 'object' && arg !== null && 'inputs' in arg)
    .flatMap(({ inputs, targets }) => [inputs.buffer, targets.buffer]);
}

/** The buffers of a checkpoint, which are copies. */
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
