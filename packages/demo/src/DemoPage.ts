import { html, LitElement, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { Lab } from './Lab.js';
import { messagesFor } from './messages/index.js';
import './sections/DataSection.js';
import './sections/FiltersSection.js';
import './sections/InsideSection.js';
import './sections/MapsSection.js';
import './sections/ModelSection.js';
import './sections/StepsSection.js';
import './sections/TestSection.js';
import './sections/TrainSection.js';
import { chooseScheme, currentScheme, initialLanguage, rememberLanguage, type Scheme } from './settings.js';

/** The page: its sections over one lab. */
@customElement('demo-page')
export class DemoPage extends LitElement {
  private readonly lab = new Lab();
  @state() private language = initialLanguage();
  @state() private scheme: Scheme = currentScheme();

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => {
      this.scheme = currentScheme();
    });
    void this.lab.download();
  }

  protected override willUpdate(): void {
    document.documentElement.lang = this.language === 'zh' ? 'zh-Hans' : 'en';
    document.title = messagesFor(this.language).title;
  }

  protected override render(): TemplateResult {
    const words = messagesFor(this.language);
    const { lab } = this;
    const sections = [
      ['data', words.dataTitle],
      ['steps', words.stepsTitle],
      ['model', words.modelTitle],
      ['train', words.trainTitle],
      ['filters', words.filtersTitle],
      ['test', words.testTitle],
      ['maps', words.mapsTitle],
      ['inside', words.insideTitle],
    ];
    const isDark = this.scheme === 'dark';
    return html`<header>
        <div class="settings">
          <button type="button" class="quiet" @click=${this.switchScheme}>
            ${isDark ? words.light : words.dark}
          </button>
          <button
            type="button"
            class="quiet"
            lang=${this.language === 'zh' ? 'en' : 'zh-Hans'}
            @click=${this.switchLanguage}
          >
            ${words.language}
          </button>
        </div>
        <h1>${words.title}</h1>
        <p class="lead">${words.lead}</p>
        <nav aria-label=${words.contents}>
          <ol>
            ${sections.map(([id, title]) => html`<li><a href="#${id}">${title}</a></li>`)}
          </ol>
        </nav>
      </header>
      <main>
        <data-section .lab=${lab} .words=${words}></data-section>
        <steps-section .lab=${lab} .words=${words}></steps-section>
        <model-section .lab=${lab} .words=${words}></model-section>
        <train-section .lab=${lab} .words=${words}></train-section>
        <filters-section .lab=${lab} .words=${words}></filters-section>
        <test-section .lab=${lab} .words=${words}></test-section>
        <maps-section .lab=${lab} .words=${words}></maps-section>
        <inside-section .lab=${lab} .words=${words}></inside-section>
      </main>`;
  }

  private readonly switchLanguage = (): void => {
    this.language = this.language === 'zh' ? 'en' : 'zh';
    rememberLanguage(this.language);
  };

  private readonly switchScheme = (): void => {
    this.scheme = this.scheme === 'dark' ? 'light' : 'dark';
    chooseScheme(this.scheme);
  };
}
