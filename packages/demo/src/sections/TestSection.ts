import { html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { picker } from '../Lab.js';
import { fill } from '../messages/index.js';
import { grouped } from '../model.js';
import './OwnDigit.js';
import { drawPicker } from './drawPicker.js';
import { Predictor } from './Predictor.js';
import { Section } from './Section.js';

/** What the model makes of images it never learned from. */
@customElement('test-section')
export class TestSection extends Section {
  @state() private isRefused = false;
  private readonly pick = picker();
  @state() private search?: 'running' | 'none';
  @state() private problem?: string;
  private readonly predictor = new Predictor(this);

  protected override render(): TemplateResult {
    const { words, lab } = this;
    return html`<h2 id="test">${words.testTitle}</h2>
      <p>${words.testText}</p>
      ${lab.data ? html`${this.drawFigure()} ${this.drawMistakes()}` : nothing}
      <h3>${words.writeTitle}</h3>
      <p>${words.writeText}</p>
      <own-digit .lab=${lab} .words=${words}></own-digit>`;
  }

  private drawFigure(): TemplateResult {
    const { words, lab, predictor } = this;
    const { index } = lab;
    const problem = predictor.problem ?? this.problem;
    const { images, labels } = lab.data!.test;
    return html`<figure class="card test">
      ${this.drawResult()}
      <div class="row">
        ${drawPicker({
          name: 'test',
          index,
          count: images.shape[0],
          words,
          isRefused: this.isRefused,
          picked: (picked) => {
            this.isRefused = picked === undefined;
            if (picked !== undefined) this.show(picked);
          },
          more: html`<button
            type="button"
            aria-disabled=${this.search === 'running' ? 'true' : 'false'}
            @click=${this.findMistake}
          >
            ${this.search === 'running' ? words.searching : words.nextMistake}
          </button>`,
        })}
      </div>
      <div class="answer">
        <tensor-image
          plain
          .value=${live(this.pick(images, index))}
          label=${fill(words.testFigure, { index })}
        ></tensor-image>
        <prediction-bars
          plain
          .values=${predictor.probabilities}
          .answer=${labels.data[index]}
        ></prediction-bars>
      </div>
      <p class="remark" role="status">
        ${this.search === 'none' ? words.noMistake : lab.hasLearned ? '' : words.untrained}
      </p>
      ${
        problem === undefined
          ? nothing
          : html`<p class="field-problem" role="alert">${words.predictFailed} ${problem}</p>`
      }
    </figure>`;
  }

  private drawMistakes(): TemplateResult {
    const { words, lab } = this;
    const { images, labels } = lab.data!.test;
    return html`<h3>${words.mistakesTitle}</h3>
      <p>${words.mistakesText}</p>
      <figure class="card">
        <confusion-matrix
          plain
          .answers=${live(labels)}
          .predictions=${live(lab.predictions)}
          .images=${live(images)}
        ></confusion-matrix>
      </figure>`;
  }

  private drawResult(): TemplateResult {
    const { words } = this;
    const { test, tested } = this.lab;
    const waiting = tested === undefined ? words.untested : fill(words.testing, { tested: grouped(tested) });
    return html`<p class="result" role="status">
      <span>${words.accuracy}</span>
      ${
        test
          ? html`<strong>${(test.accuracy * 100).toFixed(2)} %</strong>
              <span class="quiet">
                ${fill(words.wrongOf, { wrong: grouped(Math.round((1 - test.accuracy) * 10_000)) })} ·
                ${fill(words.lossIs, { loss: test.loss.toFixed(4) })}
              </span>`
          : html`<strong class="none">–</strong> <span class="quiet">${waiting}</span>`
      }
    </p>`;
  }

  protected override updated(): void {
    const { lab } = this;
    const { index, version } = lab;
    if (lab.data) void this.predictor.ask(`${version} ${index}`, () => lab.predict(index));
  }

  private show(index: number): void {
    this.search = undefined;
    this.lab.choose(index);
  }

  private readonly findMistake = async (): Promise<void> => {
    if (this.search === 'running') return;
    this.search = 'running';
    this.problem = undefined;
    try {
      const found = await this.lab.nextMistake(this.lab.index);
      if (this.search !== 'running') return; // The reader chose another image meanwhile.
      if (found === undefined) this.search = 'none';
      else this.show(found);
    } catch (error) {
      this.search = undefined;
      this.problem = error instanceof Error ? error.message : String(error);
    }
  };
}
