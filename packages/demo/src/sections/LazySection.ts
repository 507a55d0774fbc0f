import { html, nothing, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { fill, type Messages } from '../messages/index.js';
import { drawImagePicker } from './drawImagePicker.js';
import { Section } from './Section.js';

/** How far outside the viewport a section counts as visible, so that its figure is loaded before it is seen. */
const margin = '50% 0px';

/** Figures are loaded one per frame, so that several that come into view at once do not block scrolling. */
let loading: Promise<unknown> = Promise.resolve();

/** A figure whose `refresh` computes its values from the model again. */
interface RefreshableFigure extends HTMLElement {
  refresh?(): Promise<void>;
}

/** A section whose figure is loaded when it comes near the viewport, and follows the model only while it is there. */
export abstract class LazySection extends Section {
  @state() protected isLoaded = false;
  @state() private isInvalid = false;
  private isVisible = false;
  private isLoadStarted = false;
  /** The store's version that the figure shows; undefined before its first drawing. */
  private shownVersion?: number;
  private shownMessages?: Messages;
  private observer?: IntersectionObserver;

  /** Imports the figure's element. */
  protected abstract load(): Promise<unknown>;
  protected abstract drawSection(): TemplateResult;

  override connectedCallback(): void {
    super.connectedCallback();
    this.observer = new IntersectionObserver(([{ isIntersecting }]) => this.setVisible(isIntersecting), {
      rootMargin: margin,
    });
    this.observer.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.observer?.disconnect();
  }

  /** Text is rendered at once and in the current language, everything else only while it is visible. */
  protected override shouldUpdate(): boolean {
    return this.isVisible || !this.hasUpdated || this.messages !== this.shownMessages;
  }

  protected override render(): TemplateResult {
    this.shownMessages = this.messages;
    return this.drawSection();
  }

  protected override updated(): void {
    const { version } = this.store;
    if (!this.isVisible || this.shownVersion === version) return;
    // A figure's first drawing computes its values by itself.
    if (this.shownVersion !== undefined) {
      void this.querySelector<RefreshableFigure>('[data-refresh]')?.refresh?.();
    }
    this.shownVersion = version;
  }

  /** How far the model has been trained. */
  protected drawModelState(): TemplateResult {
    const { messages, store } = this;
    const text = !store.hasLearned
      ? messages.untrainedWeights
      : store.epochs > 0
        ? fill(messages.trainedFor, { epochs: store.epochs })
        : messages.firstEpoch;
    return html`<p class="state">${text}</p>`;
  }

  /** Selects the image that all figures show. */
  protected drawImageChoice(name: string): TemplateResult {
    const { messages, store } = this;
    const { images, labels } = store.data!.test;
    return html`<div class="row">
      ${drawImagePicker({
        name,
        index: store.index,
        count: images.shape[0],
        messages,
        isInvalid: this.isInvalid,
        onPick: (index) => {
          this.isInvalid = index === undefined;
          if (index !== undefined) store.selectImage(index);
        },
        extra: store.ownDigit
          ? html`<button
              type="button"
              aria-pressed=${store.isOwnDigitShown ? 'true' : 'false'}
              @click=${() => (store.isOwnDigitShown ? store.selectImage(store.index) : store.showOwnDigit())}
            >
              ${messages.ownDigit}
            </button>`
          : undefined,
      })}
      <p class="digit">
        ${
          store.isOwnDigitShown
            ? nothing
            : html`<span>${messages.label}</span> <strong>${labels.data[store.index]}</strong>`
        }
      </p>
    </div>`;
  }

  private setVisible(isVisible: boolean): void {
    this.isVisible = isVisible;
    if (!isVisible) return;
    this.requestUpdate();
    if (this.isLoadStarted) return;
    this.isLoadStarted = true;
    loading = loading.then(async () => {
      await this.load();
      this.isLoaded = true;
      await new Promise(requestAnimationFrame);
    });
  }
}
