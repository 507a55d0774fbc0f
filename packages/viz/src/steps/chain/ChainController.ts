import type { ReactiveController, ReactiveElement } from 'lit';
import { FigureError, quoteValue } from '../../values/errors/FigureError.js';
import { readNumbers, type Numbers } from '../../values/readNumbers.js';
import type { FigureStep } from '../types.js';
import { covers, inputCell, type OutputCell } from './cells.js';

interface Output {
  data: ArrayLike<number>;
  shape: readonly number[];
}

/**
 * What a chain needs of the element before, known by its members alone: each single file brings its own classes,
 * and those of two files chain too.
 */
interface SourceMembers {
  /** The id of the element before. */
  readonly for?: string | null;
  /** The same object until the numbers change; undefined while they can not be shown. */
  readonly output?: Output;
  /** The cell of the output that the element stands at. */
  readonly cell?: OutputCell;
  /** Goes to a cell of the output without telling anyone. */
  show?(cell: OutputCell): void;
}

/** What a figure tells its chain. */
interface HostMembers extends SourceMembers {
  readonly steps: FigureStep[];
  readonly step: number;
  /** What it takes from the element before is no longer what it was. */
  sourceChanged(): void;
}

type SourceElement = Element & SourceMembers;
type ChainHost = ReactiveElement & HostMembers;

/** On the root, after an element drew itself, came or went; not for pages. */
const chainEvent = 'cnn-chain';

/**
 * Takes the output of the element named by `for` as input, and keeps the elements of a chain at the same place.
 * They are looked up by id in the same document or shadow root, whenever one of them says that it changed; what
 * is kept is let go when the element leaves.
 */
export class ChainController implements ReactiveController {
  private root?: Node;
  /** The output that was read last. */
  private lastOutput?: unknown;
  /** The step that the others were told of. */
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

  /** Whether an element before is asked for. */
  get isLinked(): boolean {
    return this.host.for !== undefined && this.host.for !== null;
  }

  /** The output of the element before; undefined where none is asked for. */
  get input(): Numbers | undefined {
    this.lastOutput = undefined;
    if (!this.isLinked) return undefined;
    const links: SourceElement[] = [this.host];
    for (let link = this.findSource(); link; link = this.findSource(link)) {
      if (links.includes(link)) throw this.createError('inCircle');
      links.push(link);
    }
    const source = links[1] as SourceElement | undefined;
    if (document.readyState === 'loading' || source?.matches(':not(:defined)'))
      throw this.createError('awaited');
    if (!source) throw this.createError('noSource');
    const { output } = source;
    if (!output) throw this.createError('noOutput');
    this.lastOutput = output;
    return readNumbers(output, 'for', {}, [2, 3]);
  }

  private createError(name: 'inCircle' | 'awaited' | 'noSource' | 'noOutput'): FigureError {
    return new FigureError('for', name, { got: quoteValue(this.host.for) });
  }

  private findSource(link: SourceElement = this.host): SourceElement | undefined {
    const { root } = this;
    const canFind = root instanceof Document || root instanceof DocumentFragment;
    return canFind && typeof link.for === 'string' ? (root.getElementById(link.for) ?? undefined) : undefined;
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
    if (!cell || (event as CustomEvent).detail !== source || !steps[step] || covers(steps[step], cell))
      return;
    const next = steps.find((other) => covers(other, cell));
    if (next) host.show?.(next);
  };
}
