import type { ReactiveController, ReactiveElement } from 'lit';
import { FigureError } from '../../values/errors/FigureError.js';
import { quoteValue } from '../../values/errors/quoteValue.js';
import type { Numbers } from '../../values/numbers.js';
import { readNumbers } from '../../values/readNumbers.js';
import type { FigureStep } from '../types.js';
import { covers, inputCell, type OutputCell } from './cells.js';

interface Output {
  data: ArrayLike<number>;
  shape: readonly number[];
}

/**
 * What a chain needs of its source, checked by members and not by class: every page file has its own classes, and
 * elements of two files can be chained too.
 */
interface SourceMembers {
  /** The id of its own source. */
  readonly for?: string | null;
  /** The same object until the numbers change; undefined while they can not be shown. */
  readonly output?: Output;
  /** The cell of the output that belongs to the current step. */
  readonly cell?: OutputCell;
  /** Goes to the step of an output cell, without an event. */
  show?(cell: OutputCell): void;
}

interface HostMembers extends SourceMembers {
  readonly steps: FigureStep[];
  readonly step: number;
  /** The output of the source has changed. */
  sourceChanged(): void;
}

type SourceElement = Element & SourceMembers;
type ChainHost = ReactiveElement & HostMembers;

/** Dispatched on the root after an element was drawn, connected or disconnected; internal. */
const chainEvent = 'cnn-chain';

/**
 * Takes the output of the element named by `for` as input, and keeps the elements of a chain at corresponding steps.
 * Sources are looked up by id in the same document or shadow root whenever one of the elements changes; a disconnected
 * element keeps no references.
 */
export class ChainController implements ReactiveController {
  private root?: Node;
  /** The output of the source when it was read last. */
  private lastOutput?: unknown;
  /** The step at the last update. */
  private lastStep = 0;

  constructor(private readonly host: ChainHost) {
    host.addController(this);
  }

  hostConnected(): void {
    this.root = this.host.getRootNode();
    this.root.addEventListener(chainEvent, this.onChainEvent);
    document.addEventListener('DOMContentLoaded', this.refresh);
    this.refresh();
  }

  hostDisconnected(): void {
    const { root } = this;
    root?.removeEventListener(chainEvent, this.onChainEvent);
    document.removeEventListener('DOMContentLoaded', this.refresh);
    this.root = this.lastOutput = undefined;
    root?.dispatchEvent(new Event(chainEvent));
  }

  hostUpdated(): void {
    const { step, steps } = this.host;
    const source = this.findSource();
    const { cell, output } = source ?? {};
    if (step !== this.lastStep && cell && output && steps[step] && !covers(steps[step], cell)) {
      source?.show?.(inputCell(steps[step], output.shape));
    }
    this.lastStep = step;
    this.root?.dispatchEvent(new CustomEvent(chainEvent, { detail: this.host }));
  }

  /** Whether the host has a `for`. */
  get isLinked(): boolean {
    return this.host.for !== undefined && this.host.for !== null;
  }

  /** The output of the source; undefined without `for`. */
  get input(): Numbers | undefined {
    this.lastOutput = undefined;
    if (!this.isLinked) return undefined;
    const chain: SourceElement[] = [this.host];
    for (let source = this.findSource(); source; source = this.findSource(source)) {
      if (chain.includes(source)) throw this.createError('inCircle');
      chain.push(source);
    }
    const source = chain[1] as SourceElement | undefined;
    if (document.readyState === 'loading' || source?.matches(':not(:defined)')) {
      throw this.createError('awaited');
    }
    if (!source) throw this.createError('noSource');
    const { output } = source;
    if (!output) throw this.createError('noOutput');
    this.lastOutput = output;
    return readNumbers(output, 'for', {}, [2, 3]);
  }

  private createError(name: 'inCircle' | 'awaited' | 'noSource' | 'noOutput'): FigureError {
    return new FigureError('for', name, { got: quoteValue(this.host.for) });
  }

  private findSource(element: SourceElement = this.host): SourceElement | undefined {
    const { root } = this;
    const canFind = root instanceof Document || root instanceof DocumentFragment;
    return canFind && typeof element.for === 'string'
      ? (root.getElementById(element.for) ?? undefined)
      : undefined;
  }

  private readonly refresh = (): void => {
    if (this.isLinked) this.host.sourceChanged();
  };

  private readonly onChainEvent = (event: Event): void => {
    const { host } = this;
    if (!this.isLinked) return;
    const source = this.findSource();
    if (source?.output !== this.lastOutput) return host.sourceChanged();
    const { cell } = source ?? {};
    const { step, steps } = host;
    const isFromSource = (event as CustomEvent).detail === source;
    if (!cell || !isFromSource || !steps[step] || covers(steps[step], cell)) return;
    const next = steps.find((other) => covers(other, cell));
    if (next) host.show?.(next);
  };
}
