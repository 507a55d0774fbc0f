import '@cnn/viz/define.js';
import type { LitElement } from 'lit';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { cdp } from 'vitest/browser';
import { animationsFinished, clear } from './helpers.js';

// Every element, with any value that a page may set.

const tags = [
  'activation-step',
  'cnn-diagram',
  'confusion-matrix',
  'conv-step',
  'dense-network',
  'digit-pad',
  'feature-maps',
  'filter-gallery',
  'neuron-count',
  'pool-step',
  'prediction-bars',
  'tensor-image',
  'training-monitor',
  'weight-histogram',
] as const;

type Figure = LitElement & Record<string, unknown>;
type FigureClass = typeof LitElement;

const classOf = (tag: string) => customElements.get(tag) as FigureClass;
const make = (tag: string, owner = document) => owner.createElement(tag) as unknown as Figure;
/** The public properties of an element, by name. */
const propertiesOf = (tag: string) =>
  [...classOf(tag).elementProperties].filter(([, { state }]) => !state).map(([name]) => String(name));

/** An object that throws at every access. */
const refuse = (): never => {
  throw new Error('no access');
};
const throwing = new Proxy(
  {},
  { get: refuse, has: refuse, ownKeys: refuse, getPrototypeOf: refuse, getOwnPropertyDescriptor: refuse },
);

const modelOf = (summary: () => unknown) => ({
  layers: [{ kind: 'conv2d', options: null }],
  inputShape: [4, 4, 1],
  outputShape: [2],
  summary,
  layerOutputs: () => Promise.resolve([{ data: [NaN], shape: [1, 1] }]),
  getWeights: () => Promise.resolve([null, { data: 'x' }]),
});

const badProperties: [string, unknown][] = [
  ['NaN', NaN],
  ['∞', Infinity],
  ['a negative number', -1],
  ['1.5', 1.5],
  ['1e300', 1e300],
  ['an empty text', ''],
  ['a blank', ' '],
  ['"1e999"', '1e999'],
  ['a huge text', 'x1 '.repeat(40_000)],
  ['brackets', '[[[[[['],
  ['markup', '<img src=x>'],
  ['an object', {}],
  ['an object of nothing', Object.create(null) as object],
  ['a list', []],
  ['a ragged list', [[1], [1, 2]]],
  ['a list of texts', ['a', 'b']],
  ['a list of nothing', [null, undefined]],
  ['an endless length', { length: 2 ** 32 - 1 }],
  ['a deep list', [[[[[[1]]]]]]],
  ['NaN among numbers', [[1, NaN], [0, 1]]], // prettier-ignore
  ['a view of nonsense', { data: 5, shape: 'x' }],
  ['a view larger than its data', { data: [1], shape: [1e9, 1e9] }],
  ['a view with broken strides', { data: new Float32Array(4), shape: [2, 2], stride: [NaN, 1], offset: 0 }],
  ['a function', () => 1],
  ['a symbol', Symbol('s')],
  ['a bigint', 10n],
  ['true', true],
  ['a date', new Date(NaN)],
  ['null', null],
  ['a model that fails', { ...modelOf(refuse), layerOutputs: () => Promise.reject(new Error('lost')) }],
  ['a model of nonsense', { ...modelOf(() => ({ rows: [{ kind: 3 }] })), inputShape: 'x' }],
  ['a model that answers nonsense', modelOf(() => ({ rows: [], parameters: NaN }))],
  ['an object that throws at every access', throwing],
  ['a list of such an object', [throwing]],
];

const badAttributes = [
  '',
  ' ',
  '-1',
  '1.5',
  '1e999',
  '0x10',
  '[',
  '{}',
  '[[]]',
  '[[1],[1,2]]',
  '[1e999]',
  'null',
  'true',
  '☃',
  '__proto__',
  'constructor',
  '<b>x</b>',
  '9'.repeat(400),
  '1 2; '.repeat(9000),
];

const troubles: string[] = [];
const onError = (event: ErrorEvent) => {
  troubles.push(`error: ${event.message}`);
  event.preventDefault();
};
const onRejection = (event: PromiseRejectionEvent) => {
  troubles.push(`rejection: ${String(event.reason)}`);
  event.preventDefault();
};

beforeEach(() => {
  troubles.length = 0;
  addEventListener('error', onError);
  addEventListener('unhandledrejection', onRejection);
});

afterEach(() => {
  removeEventListener('error', onError);
  removeEventListener('unhandledrejection', onRejection);
  clear();
});

async function place(tag: string): Promise<Figure> {
  const holder = document.createElement('div');
  holder.className = 'test-place';
  const figure = make(tag);
  holder.append(figure);
  document.body.append(holder);
  await updated(figure);
  return figure;
}

/** The figure is updated, also with the outputs of a model. */
async function updated(figure: Figure): Promise<void> {
  for (let i = 0; i < 6; i++) {
    await figure.updateComplete;
    await Promise.resolve();
  }
  await figure.updateComplete;
}

/** A figure with steps goes back to the first. */
async function resetFigure(figure: Figure): Promise<void> {
  (figure.reset as (() => void) | undefined)?.call(figure);
  await updated(figure);
}

/** All texts of a figure, and those of the attributes that `isText` selects. */
function textsOf(figure: Figure, isText = (name: string) => /^aria-(label|valuetext)$/.test(name)): string {
  const words: string[] = [];
  const walker = document.createTreeWalker(
    figure.shadowRoot!,
    NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT,
  );
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node instanceof Text) words.push(node.data);
    else for (const { name, value } of (node as Element).attributes) if (isText(name)) words.push(value);
  }
  return words.join(' ').replace(/\s+/g, ' ');
}

/** The first difference of two texts. */
function difference(before: string, after: string): string {
  let at = 0;
  while (before[at] === after[at]) at++;
  return `not as before: ${before.slice(at - 20, at + 30)} | ${after.slice(at - 20, at + 30)}`;
}

const alertOf = (figure: Figure) => figure.shadowRoot!.querySelector('[role=alert]');

/** What is wrong with a figure after a write; empty if nothing is. */
function problemsOf(figure: Figure, reported: number): string[] {
  const alert = alertOf(figure);
  const text = alert?.textContent?.trim();
  const leak = /.{0,40}(\bNaN\b|\bundefined\b|\[object|Cannot \w|is not (a function|iterable)).{0,20}/.exec(
    textsOf(figure, () => true),
  );
  return [
    ...troubles.splice(0),
    ...(alert && !text ? ['the alert says nothing'] : []),
    ...(leak ? [leak[0]] : []),
    ...(reported === (alert ? 1 : 0)
      ? []
      : [`${reported} cnn-error, ${alert ? 'with' : 'without'} an alert`]),
  ];
}

test.each(tags)('<%s> survives any value of any property', async (tag) => {
  const figure = await place(tag);
  let reported = 0;
  figure.addEventListener('cnn-error', () => reported++);
  const found: unknown[] = [];
  for (const name of propertiesOf(tag)) {
    const good = figure[name];
    await resetFigure(figure);
    const before = textsOf(figure);
    for (const [title, value] of badProperties) {
      reported = 0;
      try {
        figure[name] = value;
        await updated(figure);
      } catch (error) {
        troubles.push(`thrown: ${String(error)}`);
      }
      const wrong = problemsOf(figure, reported);
      figure[name] = good;
      await resetFigure(figure);
      if (alertOf(figure)) wrong.push(`does not recover: ${alertOf(figure)!.textContent!.trim()}`);
      else if (textsOf(figure) !== before) wrong.push(difference(before, textsOf(figure)));
      if (wrong.length > 0) found.push([name, title, ...wrong]);
      troubles.length = 0;
    }
  }
  expect(found).toEqual([]);
});

test.each(tags)('<%s> survives any text in any attribute', async (tag) => {
  const figure = await place(tag);
  let reported = 0;
  figure.addEventListener('cnn-error', () => reported++);
  await resetFigure(figure);
  const before = textsOf(figure);
  const found: unknown[] = [];
  for (const name of classOf(tag).observedAttributes) {
    for (const text of badAttributes) {
      reported = 0;
      figure.setAttribute(name, text);
      await updated(figure);
      const wrong = problemsOf(figure, reported);
      figure.removeAttribute(name);
      await resetFigure(figure);
      if (textsOf(figure) !== before) wrong.push(difference(before, textsOf(figure)));
      if (wrong.length > 0) found.push([name, text.slice(0, 20), ...wrong]);
      troubles.length = 0;
    }
  }
  expect(found).toEqual([]);
});

/** For each element, a property that changes what it shows. */
const samples: Record<(typeof tags)[number], [string, unknown]> = {
  'activation-step': ['activation', 'tanh'],
  'cnn-diagram': ['layers', 'input 4 4 1; flatten; dense 2'],
  'confusion-matrix': ['matrix', [[5, 1], [2, 7]]], // prettier-ignore
  'conv-step': ['filter', [[2, 0], [0, 1]]], // prettier-ignore
  'dense-network': ['units', [3, 2]],
  'digit-pad': ['digit', 4],
  'feature-maps': ['values', [[1, 2], [3, 4]]], // prettier-ignore
  'filter-gallery': ['values', [[1, 2], [3, 4]]], // prettier-ignore
  'neuron-count': ['units', 7],
  'pool-step': ['mode', 'sum'],
  'prediction-bars': ['values', [0.25, 0.75]],
  'tensor-image': ['value', [[1, 2], [3, 4]]], // prettier-ignore
  'training-monitor': ['messages', { idle: 'Soon.' }],
  'weight-histogram': ['values', [1, 2, 3]],
};

test.each(tags)('<%s> uses a property that was set before it was defined', async (tag) => {
  const [name, value] = samples[tag];
  const usual = await place(tag);
  const untouched = textsOf(usual);
  usual[name] = value;
  await updated(usual);
  const expected = textsOf(usual);
  expect(expected).not.toBe(untouched);

  // In a document without elements of its own it is an unknown tag at first.
  const early = make(tag, document.implementation.createHTMLDocument());
  expect(early).not.toBeInstanceOf(classOf(tag));
  early[name] = value;
  document.querySelector('.test-place')!.append(early);
  await updated(early);
  expect(early).toBeInstanceOf(classOf(tag));
  expect(textsOf(early)).toBe(expected);
  early[name] = undefined;
  await updated(early);
  expect(textsOf(early)).not.toBe(expected);
});

/** Records timers, frames, observers and listeners outside the element that are started and not ended. */
function watchLeaks() {
  const open = new Map<unknown, string>();
  const undo: (() => void)[] = [];
  const replace = (owner: object, name: string, make: (own: (...args: never[]) => unknown) => unknown) => {
    const own = (owner as Record<string, unknown>)[name] as (...args: never[]) => unknown;
    (owner as Record<string, unknown>)[name] = make(own);
    undo.push(() => ((owner as Record<string, unknown>)[name] = own));
  };
  const timed = (begin: string, end: string, isOnce: boolean) => {
    replace(window, begin, (own) => (callback: (...args: unknown[]) => void, ...rest: unknown[]) => {
      const key = `${begin} ${String(own.call(window, ...([(...args: unknown[]) => {
        if (isOnce) open.delete(key);
        callback(...args);
      }, ...rest] as never[])))}`; // prettier-ignore
      open.set(key, begin);
      return Number(key.split(' ')[1]);
    });
    replace(window, end, (own) => (id: number) => {
      open.delete(`${begin} ${id}`);
      return own.call(window, ...([id] as never[]));
    });
  };
  timed('setTimeout', 'clearTimeout', true);
  timed('setInterval', 'clearInterval', false);
  timed('requestAnimationFrame', 'cancelAnimationFrame', true);
  timed('requestIdleCallback', 'cancelIdleCallback', true);
  for (const kind of [ResizeObserver, IntersectionObserver, MutationObserver]) {
    replace(kind.prototype, 'observe', (own) => function (this: object, ...args: unknown[]) {
      open.set(this, kind.name);
      return own.call(this, ...(args as never[]));
    }); // prettier-ignore
    replace(kind.prototype, 'disconnect', (own) => function (this: object) {
      open.delete(this);
      return own.call(this);
    }); // prettier-ignore
  }
  const listened = (owner: object, name: string) => {
    const count = (change: number) => {
      const now = Number(open.get(name) ?? 0) + change;
      if (now > 0) open.set(name, String(now));
      else open.delete(name);
    };
    replace(owner, 'addEventListener', (own) => function (this: object, ...args: unknown[]) {
      count(1);
      return own.call(this, ...(args as never[]));
    }); // prettier-ignore
    replace(owner, 'removeEventListener', (own) => function (this: object, ...args: unknown[]) {
      count(-1);
      return own.call(this, ...(args as never[]));
    }); // prettier-ignore
  };
  listened(window, 'listeners of the window');
  listened(document, 'listeners of the document');
  listened(document.documentElement, 'listeners of the root');
  listened(MediaQueryList.prototype, 'listeners of media queries');
  return { open, end: () => undo.toReversed().forEach((each) => each()) };
}

test.each(tags)(
  '<%s> leaves no timer, observer or listener after a thousand connects and disconnects',
  async (tag) => {
    const holder = document.createElement('div');
    holder.className = 'test-place';
    document.body.append(holder);
    const { open, end } = watchLeaks();
    const figure = make(tag);
    if ('autoplay' in figure) figure.autoplay = true;
    try {
      // Without a task in between, so that only this figure is recorded.
      for (let i = 0; i < 1000; i++) {
        holder.append(figure);
        if (i % 10 === 0) await figure.updateComplete;
        figure.remove();
      }
      await figure.updateComplete;
    } finally {
      end();
    }
    await expect.poll(() => [...open.values()]).toEqual([]);

    // It works after it is connected again.
    holder.append(figure);
    await updated(figure);
    expect(alertOf(figure)).toBe(null);
    expect(textsOf(figure)).not.toBe('');
    expect(troubles).toEqual([]);
  },
);

test('removed figures are garbage-collected', async () => {
  const refs = tags.flatMap((tag) => {
    const figure = make(tag);
    document.body.append(figure);
    return [new WeakRef(figure)];
  });
  await Promise.all(refs.map((ref) => updated(ref.deref()!)));
  // The browser keeps an element until its animations end.
  await animationsFinished(document.body);
  for (const ref of refs) ref.deref()?.remove();
  const alive = async () => {
    await (cdp() as unknown as { send(name: string): Promise<void> }).send('HeapProfiler.collectGarbage');
    return refs.map((ref) => ref.deref()?.localName).filter(Boolean);
  };
  await expect.poll(alive, { timeout: 10_000 }).toEqual([]);
});

test('a second version of a file keeps the classes of the first', async () => {
  const before = tags.map(classOf);
  // Another address gives another module.
  for (const tag of tags) await import(/* @vite-ignore */ `/src/elements/${tag}/${tag}.ts?again`);
  expect(tags.map(classOf)).toEqual(before);
  expect(troubles).toEqual([]);
});
