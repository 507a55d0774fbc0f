import { html, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import { Section } from './Section.js';

/** The chapter's two worked examples. */
@customElement('steps-section')
export class StepsSection extends Section {
  protected override render(): TemplateResult {
    const { messages } = this;
    return html`<h2 id="steps">${messages.stepsTitle}</h2>
      <p>${messages.convText}</p>
      <conv-step editable></conv-step>
      <p class="note">${messages.convNote}</p>
      <p>${messages.poolText}</p>
      <pool-step editable></pool-step>`;
  }
}
