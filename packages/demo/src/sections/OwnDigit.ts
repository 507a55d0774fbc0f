import type { DigitDetail, DigitImage } from '@cnn/viz';
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { Predictor } from './Predictor.js';
import { Section } from './Section.js';

/** A digit that the reader writes, and what the model takes it for. */
@customElement('own-digit')
export class OwnDigit extends Section {
  @state() private image?: DigitImage;
  private readonly predictor = new Predictor(this);
  private drawings = 0;

  protected override render(): TemplateResult {
    const { words, lab, image, predictor } = this;
    return html`<figure class="card own">
      <digit-pad plain @cnn-change=${this.drawn}></digit-pad>
      <prediction-bars plain .values=${image && predictor.probabilities}></prediction-bars>
      <p class="remark">${lab.hasLearned ? nothing : words.untrained}</p>
      ${
        predictor.problem === undefined
          ? nothing
          : html`<p class="field-problem" role="alert">${words.predictFailed} ${predictor.problem}</p>`
      }
    </figure>`;
  }

  protected override updated(): void {
    const { image, lab } = this;
    if (image) void this.predictor.ask(`${lab.version} ${this.drawings}`, () => lab.predictDigit(image));
  }

  private readonly drawn = ({ detail }: CustomEvent<DigitDetail>): void => {
    this.drawings++;
    this.image = detail.value.data.some((ink) => ink > 0) ? detail.value : undefined;
    this.lab.write(this.image);
  };
}
