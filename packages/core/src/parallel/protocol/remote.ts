// A session used from another thread: remote procedure calls through a control port.
import { CnnError, TrainingError } from '../../arrays/errors.js';
import type { Dataset } from '../../data/dataset.js';
import type { ResponseMessage, ControlMessage, RemoteReader, RequestMessage } from './protocol.js';
import type { TrainingState } from '../../plan/modelSpec.js';
import type {
  BatchReader,
  BatchReply,
  Evaluation,
  FitResult,
  Progress,
  ReportProgress,
  Session,
  SessionFitOptions,
} from './session.js';

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

  /** By the number of a read, what its reply resolves. */
  const pendingReads = new Map<number, (reply: BatchReply) => void>();
  let nextReadId = 0;
  const readerFor = (id: number, { remote: from }: RemoteReader): BatchReader => ({
    read(pass, index) {
      const readId = nextReadId++;
      answer({ id, readId, read: { from, pass, index } });
      return new Promise((resolve) => pendingReads.set(readId, resolve));
    },
  });
  const withReader = (id: number, data: unknown) =>
    typeof data === 'object' && data !== null && 'remote' in data
      ? readerFor(id, data as RemoteReader)
      : (data as Dataset);

  async function execute({ id, method, args }: RequestMessage): Promise<unknown> {
    if (method === 'fit') {
      const [data, validation, options] = args;
      return session.fit(
        withReader(id, data),
        validation === undefined ? undefined : withReader(id, validation),
        options as SessionFitOptions,
        (progress) => sendProgress(id, progress),
      );
    }
    if (method === 'weights' || method === 'trainingState') return session[method]();
    if (method === 'predict') return session.predict(args[0] as Dataset);
    return session.evaluate(...(args as Parameters<Session['evaluate']>));
  }

  controlPort.onmessage = ({ data }: MessageEvent<RequestMessage | ControlMessage>) => {
    if ('order' in data) {
      if (data.order === 'ack') return onAck(data.learningRate);
      if (data.order === 'batch') {
        pendingReads.get(data.readId)?.(data.reply);
        pendingReads.delete(data.readId);
        return;
      }
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
    readers?: Partial<Record<RemoteReader['remote'], BatchReader>>;
  }
  const pendingCalls = new Map<number, PendingCall>();
  let failure: Error | undefined;
  let nextId = 0;

  const send = (order: Exclude<ControlMessage['order'], 'ack' | 'batch'>) =>
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
    if ('read' in data) {
      const { readId, read } = data;
      void pending.readers![read.from]!.read(read.pass, read.index).then((reply) => {
        // Not transferred: the page keeps the batch, to give it again where a worker is lost.
        controlPort.postMessage({ order: 'batch', readId, reply } satisfies ControlMessage);
      });
      return;
    }
    pendingCalls.delete(data.id);
    if ('failure' in data) pending.reject(toError(data.failure));
    else pending.resolve(data.value);
  };

  function call<Value>(
    method: RequestMessage['method'],
    args: unknown[],
    receivers?: Pick<PendingCall, 'report' | 'readers'>,
  ): Promise<Value> {
    if (failure) return Promise.reject(failure);
    const id = nextId++;
    return new Promise<Value>((resolve, reject) => {
      pendingCalls.set(id, { resolve: resolve as (value: unknown) => void, reject, ...receivers });
      const request: RequestMessage = { id, method, args };
      controlPort.postMessage(request, buffersOf(args));
    });
  }

  return {
    fit(data, validation, options, report) {
      const readers: PendingCall['readers'] = {};
      const toArgument = (given: Dataset | BatchReader | undefined, name: RemoteReader['remote']) => {
        if (given === undefined || !('read' in given)) return given;
        readers[name] = given;
        return { remote: name } satisfies RemoteReader;
      };
      const args = [toArgument(data, 'data'), toArgument(validation, 'validation'), options];
      return call<FitResult>('fit', args, { report, readers });
    },
    predict: (data) => call<Float32Array>('predict', [data]),
    evaluate: (data, before) => call<Evaluation>('evaluate', [data, before]),
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
