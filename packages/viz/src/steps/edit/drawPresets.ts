import { html, nothing, type TemplateResult } from 'lit';
import { fill, type MessageName, type Messages } from '../../messages/index.js';
import { filterPresets, imagePresets } from '../../values/presets/presets.js';
import type { Numbers } from '../../values/numbers.js';
import { readNumbers, type Presets } from '../../values/readNumbers.js';
import type { EditableName } from '../frame/Frame.js';

/** A matrix for which the reader can choose a preset: its current numbers, and the example of the textbook. */
export interface PresetChoice {
  name: EditableName;
  numbers: Numbers;
  example: readonly (readonly number[])[];
}

const presetsOf: Record<EditableName, Presets> = { input: imagePresets, filter: filterPresets };

/**
 * A list of presets per choice, with an entry "your own" for numbers that are no preset. `chosen` returns false for a
 * preset that can not be shown.
 */
export function drawPresets(
  choices: readonly PresetChoice[],
  messages: Messages,
  chosen: (name: EditableName, numbers: Numbers) => boolean,
): TemplateResult {
  return html`<p class="presets" part="presets">
    ${choices.map(({ name, numbers, example }) => {
      const presets: Presets = { textbook: example, ...presetsOf[name] };
      const names = Object.keys(presets);
      const current = names.find((preset) => isSame(presets[preset], numbers));
      const choose = ({ target }: Event) => {
        const list = target as HTMLSelectElement;
        const preset = presets[list.value];
        if (!preset || !chosen(name, readNumbers(preset, name, {}, [2]))) list.value = current ?? '';
      };
      return html`<label
        >${messages[name === 'input' ? 'image' : 'filter']}
        <select @change=${choose} .value=${current ?? ''}>
          ${current ? nothing : html`<option value="" selected>${messages.own}</option>`}
          ${names.map(
            (preset) =>
              html`<option value=${preset} ?selected=${preset === current}>
                ${titleOf(preset, messages)}
              </option>`,
          )}
        </select></label
      >`;
    })}
  </p>`;
}

const isSame = (preset: readonly (readonly number[])[], { shape, data }: Numbers): boolean =>
  shape[0] === preset.length &&
  shape[1] === preset[0].length &&
  preset.flat().every((value, i) => value === data[i]);

function titleOf(preset: string, messages: Messages): string {
  const digit = /^digit-(\d)$/.exec(preset)?.[1];
  return digit ? fill(messages.digit, { digit }) : messages[preset as MessageName];
}
