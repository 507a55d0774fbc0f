import { html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { picker } from '../Lab.js';
import { fill } from '../messages/index.js';
import { grouped } from '../model.js';
import { drawPicker } from './drawPicker.js';
import { Section } from './Section.js';

/** What the model makes of images it never learned from. */
@customElement('test-section')
export class TestSection extends Section {
  @state() private index = 0;
  @state() private isRefused = false;
  private readonly pick = picker();
  @state() private probabilities?: Float32Array;
  @state() private search?: 'running' | 'none';
  @state() private problem?: string;
  private shownFor = '';
  private isPredicting = false;

  protected override render(): TemplateResult {
    const { words, lab } = this;
    return html`<h2 id="test">${words.testTitle}</h2>
      <p>${words.testText}</p>
      ${lab.data ? this.drawFigure() : nothing}`;
  }

  private drawFigure(): TemplateResult {
    const { words, lab, index } = this;
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
          .value=${this.pick(images, index)}
          label=${fill(words.testFigure, { index })}
        ></tensor-image>
        <prediction-bars plain .values=${this.probabilities} .answer=${labels.data[index]}></prediction-bars>
      </div>
      <p class="remark" role="status">
        ${this.search === 'none' ? words.noMistake : lab.hasLearned ? '' : words.untrained}
      </p>
      ${
        this.problem === undefined
          ? nothing
          : html`<p class="field-problem" role="alert">${words.predictFailed} ${this.problem}</p>`
      }
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
    void this.predict();
  }

  private show(index: number): void {
    this.index = index;
    this.search = undefined;
  }

  /** Asks for the probabilities of what is shown, one question at a time; a late answer is asked again. */
  private async predict(): Promise<void> {
    const wanted = `${this.lab.version} ${this.index}`;
    if (!this.lab.data || this.isPredicting || wanted === this.shownFor) return;
    this.isPredicting = true;
    try {
      this.probabilities = await this.lab.predict(this.index);
      this.problem = undefined;
    } catch (error) {
      this.problem = error instanceof Error ? error.message : String(error);
    }
    this.shownFor = wanted;
    this.isPredicting = false;
    void this.predict();
  }

  private readonly findMistake = async (): Promise<void> => {
    if (this.search === 'running') return;
    this.search = 'running';
    try {
      const found = await this.lab.nextMistake(this.index);
      if (this.search !== 'running') return; // The reader chose another image meanwhile.
      if (found === undefined) this.search = 'none';
      else this.show(found);
    } catch (error) {
      this.search = undefined;
      this.problem = error instanceof Error ? error.message : String(error);
    }
  };
}
