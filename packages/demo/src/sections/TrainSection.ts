import { formatCount } from '@cnn/core/steps';
import type { TrainingMonitor } from '@cnn/viz';
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import { fill } from '../messages/index.js';
import type { TrainingSettings } from '../store/DemoStore.js';
import { Section } from './Section.js';

type FieldName = keyof TrainingSettings;

interface Range {
  min: number;
  max: number;
}

/** The settings of a training, buttons that start, pause and stop it, and its monitor. */
@customElement('train-section')
export class TrainSection extends Section {
  /** The text of each field, valid or not. */
  @state() private entries: Record<FieldName, string> = { epochs: '3', images: '60000', batchSize: '32' };
  @state() private invalidField?: FieldName;
  @query('training-monitor') private monitor!: TrainingMonitor;

  protected override render(): TemplateResult {
    const { messages, store } = this;
    const { activity } = store;
    const isBusy = activity !== 'idle';
    const isPaused = activity === 'paused';
    const canPause = activity === 'training' || isPaused;
    return html`<h2 id="train">${messages.trainTitle}</h2>
      <p>${messages.trainText}</p>
      <form
        class="training"
        novalidate
        @submit=${(event: Event) => {
          event.preventDefault();
          void this.train();
        }}
      >
        <div class="fields">
          ${this.drawField('epochs', messages.epochs, isBusy)}
          ${this.drawField('images', messages.images, isBusy)}
          ${this.drawField('batchSize', messages.batchSize, isBusy)}
        </div>
        <div class="buttons">
          <button type="submit" class="main" aria-disabled=${isBusy || !store.data ? 'true' : 'false'}>
            ${store.hasLearned ? messages.trainOn : messages.train}
          </button>
          <button
            type="button"
            aria-disabled=${canPause ? 'false' : 'true'}
            @click=${() => (isPaused ? store.resume() : store.pause())}
          >
            ${isPaused ? messages.resume : messages.pause}
          </button>
          <button type="button" aria-disabled=${canPause ? 'false' : 'true'} @click=${() => store.stop()}>
            ${activity === 'stopping' ? messages.stopping : messages.stop}
          </button>
          <button
            type="button"
            class="quiet"
            aria-disabled=${!isBusy && store.hasLearned ? 'false' : 'true'}
            @click=${this.startOver}
          >
            ${messages.startOver}
          </button>
        </div>
        ${this.drawProblem()}
      </form>
      <training-monitor .paused=${isPaused}></training-monitor>
      ${
        store.trainingError === undefined
          ? nothing
          : html`<div class="card problem" role="alert">
              <p><strong>${messages.trainFailed}</strong> ${store.trainingError}</p>
            </div>`
      }
      <p class="note">${messages.trainHint}</p>`;
  }

  private drawField(name: FieldName, label: string, isBusy: boolean): TemplateResult {
    const { min, max } = this.ranges[name];
    const isInvalid = this.invalidField === name;
    return html`<label>
      <span>${label}</span>
      <input
        type="number"
        inputmode="numeric"
        name=${name}
        min=${min}
        max=${max}
        .value=${this.entries[name]}
        ?readonly=${isBusy}
        aria-invalid=${isInvalid ? 'true' : 'false'}
        aria-describedby=${isInvalid ? 'train-problem' : nothing}
        @input=${({ target }: Event) => {
          this.entries = { ...this.entries, [name]: (target as HTMLInputElement).value };
          if (isInvalid) this.invalidField = undefined;
        }}
      />
    </label>`;
  }

  private drawProblem(): TemplateResult | typeof nothing {
    if (!this.invalidField) return nothing;
    const { min, max } = this.ranges[this.invalidField];
    const text = fill(this.messages.badNumber, {
      name: this.messages[this.invalidField],
      min: formatCount(min),
      max: formatCount(max),
    });
    return html`<p class="field-problem" id="train-problem" role="alert">${text}</p>`;
  }

  private get ranges(): Record<FieldName, Range> {
    return {
      epochs: { min: 1, max: 100 },
      images: { min: 1, max: this.store.data?.train.images.shape[0] ?? 60_000 },
      batchSize: { min: 1, max: 1024 },
    };
  }

  private async train(): Promise<void> {
    if (this.store.activity !== 'idle' || !this.store.data) return;
    const settings = { epochs: 0, images: 0, batchSize: 0 };
    for (const name of Object.keys(settings) as FieldName[]) {
      const text = this.entries[name].trim();
      const value = Number(text);
      const { min, max } = this.ranges[name];
      if (text === '' || !Number.isInteger(value) || value < min || value > max) {
        this.invalidField = name;
        this.querySelector<HTMLInputElement>(`input[name="${name}"]`)?.focus();
        return;
      }
      settings[name] = value;
    }
    this.invalidField = undefined;
    await this.store.train(settings, this.monitor);
  }

  private readonly startOver = (): void => {
    if (this.store.activity !== 'idle' || !this.store.hasLearned) return;
    this.store.startOver();
    this.monitor.clear();
  };
}
