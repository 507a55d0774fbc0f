import { html, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import { Section } from './Section.js';

/** The chapter's two worked examples. */
@customElement('steps-section')
export class StepsSection extends Section {
  protected override render(): TemplateResult {
    const { words } = this;
    return html`<h2 id="steps">${words.stepsTitle}</h2>
      <p>${words.convText}</p>
      <conv-step editable></conv-step>
      <p class="note">${words.convNote}</p>
      <p>${words.poolText}</p>
      <pool-step editable></pool-step>`;
  }
}
