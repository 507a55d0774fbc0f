import { formatCount } from '@cnn/core/steps';
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { fill } from '../messages/index.js';
import { errorMessage } from '../store/errorMessage.js';
import { memoizedImageAt } from '../store/images.js';
import { Predictor } from '../store/Predictor.js';
import { drawImagePicker } from './drawImagePicker.js';
import './OwnDigit.js';
import { Section } from './Section.js';

/** How the model reads images that it was not trained on: the test images, and a digit of the reader's own. */
@customElement('test-section')
export class TestSection extends Section {
  @state() private isInvalid = false;
  @state() private search?: 'running' | 'none';
  @state() private problem?: string;
  private readonly predictor = new Predictor(this);
  private readonly imageAt = memoizedImageAt();

  protected override render(): TemplateResult {
    const { messages, store } = this;
    return html`<h2 id="test">${messages.testTitle}</h2>
      <p>${messages.testText}</p>
      ${store.data ? html`${this.drawFigure()} ${this.drawMistakes()}` : nothing}
      <h3>${messages.writeTitle}</h3>
      <p>${messages.writeText}</p>
      <own-digit .store=${store} .messages=${messages}></own-digit>`;
  }

  private drawFigure(): TemplateResult {
    const { messages, store, predictor } = this;
    const { index } = store;
    const problem = predictor.problem ?? this.problem;
    const { images, labels } = store.data!.test;
    return html`<figure class="card test">
      ${this.drawResult()}
      <div class="row">
        ${drawImagePicker({
          name: 'test',
          index,
          count: images.shape[0],
          messages,
          isInvalid: this.isInvalid,
          onPick: (picked) => {
            this.isInvalid = picked === undefined;
            if (picked !== undefined) this.show(picked);
          },
          extra: html`<button
            type="button"
            aria-disabled=${this.search === 'running' ? 'true' : 'false'}
            @click=${this.findMistake}
          >
            ${this.search === 'running' ? messages.searching : messages.nextMistake}
          </button>`,
        })}
      </div>
      <div class="answer">
        <tensor-image
          plain
          .value=${live(this.imageAt(images, index))}
          label=${fill(messages.testFigure, { index })}
        ></tensor-image>
        <prediction-bars
          plain
          .values=${predictor.probabilities}
          .answer=${labels.data[index]}
        ></prediction-bars>
      </div>
      <p class="remark" role="status">
        ${this.search === 'none' ? messages.noMistake : store.hasLearned ? '' : messages.untrained}
      </p>
      ${
        problem === undefined
          ? nothing
          : html`<p class="field-problem" role="alert">${messages.predictFailed} ${problem}</p>`
      }
    </figure>`;
  }

  private drawMistakes(): TemplateResult {
    const { messages, store } = this;
    const { images, labels } = store.data!.test;
    return html`<h3>${messages.mistakesTitle}</h3>
      <p>${messages.mistakesText}</p>
      <figure class="card">
        <confusion-matrix
          plain
          .answers=${live(labels)}
          .predictions=${live(store.testResult?.predictions)}
          .images=${live(images)}
        ></confusion-matrix>
      </figure>`;
  }

  private drawResult(): TemplateResult {
    const { messages } = this;
    const { testResult, testedCount } = this.store;
    const waiting =
      testedCount === undefined
        ? messages.untested
        : fill(messages.testing, { tested: formatCount(testedCount) });
    return html`<p class="result" role="status">
      <span>${messages.accuracy}</span>
      ${
        testResult
          ? html`<strong>${(testResult.accuracy * 100).toFixed(2)} %</strong>
              <span class="quiet">
                ${fill(messages.wrongOf, { wrong: formatCount(Math.round((1 - testResult.accuracy) * 10_000)) })}
                · ${fill(messages.lossIs, { loss: testResult.loss.toFixed(4) })}
              </span>`
          : html`<strong class="none">–</strong> <span class="quiet">${waiting}</span>`
      }
    </p>`;
  }

  protected override updated(): void {
    const { store } = this;
    const key = `${store.version} ${store.index}`;
    if (store.data) void this.predictor.request(key, () => store.predictImage());
  }

  private show(index: number): void {
    this.search = undefined;
    this.store.selectImage(index);
  }

  private readonly findMistake = async (): Promise<void> => {
    if (this.search === 'running') return;
    this.search = 'running';
    this.problem = undefined;
    try {
      const found = await this.store.nextMistake();
      // The reader has selected another image meanwhile.
      if (this.search !== 'running') return;
      if (found === undefined) this.search = 'none';
      else this.show(found);
    } catch (error) {
      this.search = undefined;
      this.problem = errorMessage(error);
    }
  };
}
