import { html, type TemplateResult } from 'lit';

/** What stands in place of a figure that can not be shown. */
export const drawProblem = (title: string, sentence: string): TemplateResult =>
  html`<p class="problem" part="error" role="alert"><strong>${title}</strong> ${sentence}</p>`;
