import type { DigitDetail, DigitImage } from '@cnn/viz';
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { Predictor } from '../store/Predictor.js';
import { Section } from './Section.js';

/** A digit that the reader draws, and the model's prediction for it. */
@customElement('own-digit')
export class OwnDigit extends Section {
  @state() private image?: DigitImage;
  private readonly predictor = new Predictor(this);
  /** How often the drawing has changed. */
  private drawings = 0;

  protected override render(): TemplateResult {
    const { messages, store, image, predictor } = this;
    return html`<figure class="card own">
      <digit-pad plain @cnn-change=${this.changed}></digit-pad>
      <prediction-bars plain .values=${image && predictor.probabilities}></prediction-bars>
      <p class="remark">${store.hasLearned ? nothing : messages.untrained}</p>
      ${
        predictor.problem === undefined
          ? nothing
          : html`<p class="field-problem" role="alert">${messages.predictFailed} ${predictor.problem}</p>`
      }
    </figure>`;
  }

  protected override updated(): void {
    const { image, store } = this;
    const key = `${store.version} ${this.drawings}`;
    if (image) void this.predictor.request(key, () => store.predictDigit(image));
  }

  private readonly changed = ({ detail }: CustomEvent<DigitDetail>): void => {
    this.drawings++;
    this.image = detail.value.data.some((ink) => ink > 0) ? detail.value : undefined;
    this.store.setOwnDigit(this.image);
  };
}
