import { html, nothing, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { fill } from '../messages/index.js';
import { drawPicker } from './drawPicker.js';
import { Section } from './Section.js';

/** How far from the window a figure is taken for seen. */
const margin = '50% 0px';

/** Loads figures one a frame, so that coming upon several at once holds nothing up. */
let loading: Promise<unknown> = Promise.resolve();

/** A figure that asks the model anew by itself. */
interface LiveFigure extends HTMLElement {
  refresh?(): Promise<void>;
}

/** A section whose figure is loaded when the reader comes near, and follows the model only while it can be seen. */
export abstract class LiveSection extends Section {
  @state() protected isLoaded = false;
  @state() private isRefused = false;
  private isAsked = false;
  private isSeen = false;
  private seen = -1;
  private observer?: IntersectionObserver;

  /** Registers the figure. */
  protected abstract load(): Promise<unknown>;
  protected abstract drawSection(): TemplateResult;

  override connectedCallback(): void {
    super.connectedCallback();
    this.observer = new IntersectionObserver(([{ isIntersecting }]) => this.see(isIntersecting), {
      rootMargin: margin,
    });
    this.observer.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.observer?.disconnect();
  }

  protected override shouldUpdate(): boolean {
    // The words and the first picture are there before anyone looks.
    return this.isSeen || !this.hasUpdated || this.words !== this.drawnWords;
  }

  private drawnWords?: typeof this.words;

  protected override render(): TemplateResult {
    this.drawnWords = this.words;
    return this.drawSection();
  }

  protected override updated(): void {
    const { version } = this.lab;
    if (!this.isSeen || this.seen === version) return;
    // What is drawn the first time asks by itself.
    if (this.seen >= 0) void this.querySelector<LiveFigure>('[data-live]')?.refresh?.();
    this.seen = version;
  }

  /** How far the model has been trained. */
  protected drawState(): TemplateResult {
    const { words, lab } = this;
    const state = !lab.hasLearned
      ? words.untrainedWeights
      : lab.epochs > 0
        ? fill(words.trainedFor, { epochs: lab.epochs })
        : words.firstEpoch;
    return html`<p class="state">${state}</p>`;
  }

  /** Chooses the image that all figures look at. */
  protected drawChoice(name: string): TemplateResult {
    const { words, lab } = this;
    const { images, labels } = lab.data!.test;
    return html`<div class="row">
      ${drawPicker({
        name,
        index: lab.index,
        count: images.shape[0],
        words,
        isRefused: this.isRefused,
        picked: (picked) => {
          this.isRefused = picked === undefined;
          if (picked !== undefined) lab.choose(picked);
        },
        more: lab.digit
          ? html`<button
              type="button"
              aria-pressed=${lab.looksAtDigit ? 'true' : 'false'}
              @click=${() => (lab.looksAtDigit ? lab.choose(lab.index) : lab.look())}
            >
              ${words.ownDigit}
            </button>`
          : undefined,
      })}
      <p class="digit">
        ${
          lab.looksAtDigit
            ? nothing
            : html`<span>${words.label}</span> <strong>${labels.data[lab.index]}</strong>`
        }
      </p>
    </div>`;
  }

  private see(isSeen: boolean): void {
    this.isSeen = isSeen;
    if (!isSeen) return;
    this.requestUpdate();
    if (this.isAsked) return;
    this.isAsked = true;
    loading = loading.then(async () => {
      await this.load();
      this.isLoaded = true;
      await new Promise(requestAnimationFrame);
    });
  }
}
