import type { ReactiveController, ReactiveElement } from 'lit';
import { FigureError, received } from '../../values/errors/FigureError.js';
import { readNumbers, type Numbers } from '../../values/readNumbers.js';
import type { FigureStep } from '../types.js';
import { covers, inputCell, type Cell } from './cells.js';

interface Output {
  data: ArrayLike<number>;
  shape: readonly number[];
}

/**
 * What a chain needs of the element before, known by its members alone: each single file brings its own classes,
 * and those of two files chain too.
 */
interface LinkMembers {
  /** The id of the element before. */
  readonly for?: string | null;
  /** The same object until the numbers change; undefined while they can not be shown. */
  readonly output?: Output;
  /** The cell of the output that the element stands at. */
  readonly cell?: Cell;
  /** Goes to a cell of the output without telling anyone. */
  show?(cell: Cell): void;
}

/** What a figure tells its chain. */
interface LinkedMembers extends LinkMembers {
  readonly steps: FigureStep[];
  readonly step: number;
  /** What it takes from the element before is no longer what it was. */
  sourceChanged(): void;
}

type Link = Element & LinkMembers;
type Linked = ReactiveElement & LinkedMembers;

/** On the root, after an element drew itself, came or went; not for pages. */
const changed = 'cnn-chain';

/**
 * Takes the output of the element named by `for` as input, and keeps the elements of a chain at the same place.
 * They are looked up by id in the same document or shadow root, whenever one of them says that it changed; what
 * is kept is let go when the element leaves.
 */
export class Chain implements ReactiveController {
  private root?: Node;
  /** The output that was read last. */
  private seen?: unknown;
  /** The step that the others were told of. */
  private told = 0;

  constructor(private readonly host: Linked) {
    host.addController(this);
  }

  hostConnected(): void {
    this.root = this.host.getRootNode();
    this.root.addEventListener(changed, this.heard);
    document.addEventListener('DOMContentLoaded', this.lookAgain);
    this.lookAgain();
  }

  hostDisconnected(): void {
    const { root } = this;
    root?.removeEventListener(changed, this.heard);
    document.removeEventListener('DOMContentLoaded', this.lookAgain);
    this.root = this.seen = undefined;
    root?.dispatchEvent(new Event(changed));
  }

  hostUpdated(): void {
    const { step, steps } = this.host;
    const source = this.find();
    const { cell, output } = source ?? {};
    if (step !== this.told && cell && output && steps[step] && !covers(steps[step], cell)) {
      source?.show?.(inputCell(steps[step], output.shape));
    }
    this.told = step;
    this.root?.dispatchEvent(new CustomEvent(changed, { detail: this.host }));
  }

  /** Whether an element before is asked for. */
  get isLinked(): boolean {
    return this.host.for !== undefined && this.host.for !== null;
  }

  /** The output of the element before; undefined where none is asked for. */
  get input(): Numbers | undefined {
    this.seen = undefined;
    if (!this.isLinked) return undefined;
    const links: Link[] = [this.host];
    for (let link = this.find(); link; link = this.find(link)) {
      if (links.includes(link)) throw this.refusal('inCircle');
      links.push(link);
    }
    const source = links[1] as Link | undefined;
    if (document.readyState === 'loading' || source?.matches(':not(:defined)')) throw this.refusal('awaited');
    if (!source) throw this.refusal('noSource');
    const { output } = source;
    if (!output) throw this.refusal('noOutput');
    this.seen = output;
    return readNumbers(output, 'for', {}, [2, 3]);
  }

  private refusal(name: 'inCircle' | 'awaited' | 'noSource' | 'noOutput'): FigureError {
    return new FigureError('for', name, { got: received(this.host.for) });
  }

  private find(link: Link = this.host): Link | undefined {
    const { root } = this;
    const canFind = root instanceof Document || root instanceof DocumentFragment;
    return canFind && typeof link.for === 'string' ? (root.getElementById(link.for) ?? undefined) : undefined;
  }

  private readonly lookAgain = (): void => {
    if (this.isLinked) this.host.sourceChanged();
  };

  private readonly heard = (event: Event): void => {
    const { host } = this;
    if (!this.isLinked) return;
    const source = this.find();
    if (source?.output !== this.seen) return host.sourceChanged();
    const { cell } = source ?? {};
    const { step, steps } = host;
    if (!cell || (event as CustomEvent).detail !== source || !steps[step] || covers(steps[step], cell))
      return;
    const next = steps.find((other) => covers(other, cell));
    if (next) host.show?.(next);
  };
}
