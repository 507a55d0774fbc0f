import type { TrainingMonitor } from '@cnn/viz';
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import type { TrainingSettings } from '../Lab.js';
import { fill } from '../messages/index.js';
import { Section } from './Section.js';

type Name = keyof TrainingSettings;

interface Range {
  least: number;
  most: number;
}

/** Chooses how to train, starts, holds and stops it, and shows the monitor. */
@customElement('train-section')
export class TrainSection extends Section {
  /** As entered, right or wrong. */
  @state() private entries: Record<Name, string> = { epochs: '3', images: '60000', batchSize: '32' };
  @state() private refused?: Name;
  @query('training-monitor') private monitor!: TrainingMonitor;

  protected override render(): TemplateResult {
    const { words, lab } = this;
    const { activity } = lab;
    const isBusy = activity !== 'idle';
    const isHeld = activity === 'paused';
    const canHold = activity === 'training' || isHeld;
    return html`<h2 id="train">${words.trainTitle}</h2>
      <p>${words.trainText}</p>
      <form
        class="training"
        novalidate
        @submit=${(event: Event) => {
          event.preventDefault();
          void this.train();
        }}
      >
        <div class="fields">
          ${this.drawField('epochs', words.epochs, isBusy)} ${this.drawField('images', words.images, isBusy)}
          ${this.drawField('batchSize', words.batchSize, isBusy)}
        </div>
        <div class="buttons">
          <button type="submit" class="main" aria-disabled=${isBusy || !lab.data ? 'true' : 'false'}>
            ${lab.hasLearned ? words.trainOn : words.train}
          </button>
          <button
            type="button"
            aria-disabled=${canHold ? 'false' : 'true'}
            @click=${() => (isHeld ? lab.resume() : lab.pause())}
          >
            ${isHeld ? words.resume : words.pause}
          </button>
          <button type="button" aria-disabled=${canHold ? 'false' : 'true'} @click=${() => lab.stop()}>
            ${activity === 'stopping' ? words.stopping : words.stop}
          </button>
          <button
            type="button"
            class="quiet"
            aria-disabled=${!isBusy && lab.hasLearned ? 'false' : 'true'}
            @click=${this.startOver}
          >
            ${words.startOver}
          </button>
        </div>
        ${this.drawProblem()}
      </form>
      <training-monitor .paused=${isHeld}></training-monitor>
      ${
        lab.trainingError === undefined
          ? nothing
          : html`<div class="card problem" role="alert">
              <p><strong>${words.trainFailed}</strong> ${lab.trainingError}</p>
            </div>`
      }
      <p class="note">${words.trainHint}</p>`;
  }

  private drawField(name: Name, label: string, isBusy: boolean): TemplateResult {
    const { least, most } = this.ranges[name];
    const isRefused = this.refused === name;
    return html`<label>
      <span>${label}</span>
      <input
        type="number"
        inputmode="numeric"
        name=${name}
        min=${least}
        max=${most}
        .value=${this.entries[name]}
        ?readonly=${isBusy}
        aria-invalid=${isRefused ? 'true' : 'false'}
        aria-describedby=${isRefused ? 'train-problem' : nothing}
        @input=${({ target }: Event) => {
          this.entries = { ...this.entries, [name]: (target as HTMLInputElement).value };
          if (isRefused) this.refused = undefined;
        }}
      />
    </label>`;
  }

  private drawProblem(): TemplateResult | typeof nothing {
    if (!this.refused) return nothing;
    const { least, most } = this.ranges[this.refused];
    const text = fill(this.words.badNumber, {
      name: this.words[this.refused],
      least: least.toLocaleString('en'),
      most: most.toLocaleString('en'),
    });
    return html`<p class="field-problem" id="train-problem" role="alert">${text}</p>`;
  }

  private get ranges(): Record<Name, Range> {
    return {
      epochs: { least: 1, most: 100 },
      images: { least: 1, most: this.lab.data?.train.images.shape[0] ?? 60_000 },
      batchSize: { least: 1, most: 1024 },
    };
  }

  private async train(): Promise<void> {
    if (this.lab.activity !== 'idle' || !this.lab.data) return;
    const settings = { epochs: 0, images: 0, batchSize: 0 };
    for (const name of Object.keys(settings) as Name[]) {
      const text = this.entries[name].trim();
      const value = Number(text);
      const { least, most } = this.ranges[name];
      if (text === '' || !Number.isInteger(value) || value < least || value > most) {
        this.refused = name;
        this.querySelector<HTMLInputElement>(`input[name="${name}"]`)?.focus();
        return;
      }
      settings[name] = value;
    }
    this.refused = undefined;
    await this.lab.train(settings, this.monitor);
  }

  private readonly startOver = (): void => {
    if (this.lab.activity !== 'idle' || !this.lab.hasLearned) return;
    this.lab.startOver();
    this.monitor.clear();
  };
}
