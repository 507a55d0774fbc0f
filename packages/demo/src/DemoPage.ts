import { html, LitElement, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { messagesFor } from './messages/index.js';
import './sections/DataSection.js';
import './sections/DiagramSection.js';
import './sections/FiltersSection.js';
import './sections/MapsSection.js';
import './sections/ModelSection.js';
import './sections/StepsSection.js';
import './sections/TestSection.js';
import './sections/TrainSection.js';
import { chooseScheme, currentScheme, initialLanguage, rememberLanguage, type Scheme } from './settings.js';
import { DemoStore } from './store/DemoStore.js';

/** The page: all sections, with one store. */
@customElement('demo-page')
export class DemoPage extends LitElement {
  private readonly store = new DemoStore();
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
    void this.store.download();
  }

  protected override willUpdate(): void {
    document.documentElement.lang = this.language === 'zh' ? 'zh-Hans' : 'en';
    document.title = messagesFor(this.language).title;
  }

  protected override render(): TemplateResult {
    const messages = messagesFor(this.language);
    const { store } = this;
    const sections = [
      ['data', messages.dataTitle],
      ['steps', messages.stepsTitle],
      ['model', messages.modelTitle],
      ['train', messages.trainTitle],
      ['filters', messages.filtersTitle],
      ['test', messages.testTitle],
      ['maps', messages.mapsTitle],
      ['diagram', messages.diagramTitle],
    ];
    const isDark = this.scheme === 'dark';
    return html`<header>
        <div class="settings">
          <button type="button" class="quiet" @click=${this.switchScheme}>
            ${isDark ? messages.light : messages.dark}
          </button>
          <button
            type="button"
            class="quiet"
            lang=${this.language === 'zh' ? 'en' : 'zh-Hans'}
            @click=${this.switchLanguage}
          >
            ${messages.language}
          </button>
        </div>
        <h1>${messages.title}</h1>
        <p class="lead">${messages.lead}</p>
        <nav aria-label=${messages.contents}>
          <ol>
            ${sections.map(([id, title]) => html`<li><a href="#${id}">${title}</a></li>`)}
          </ol>
        </nav>
      </header>
      <main>
        <data-section .store=${store} .messages=${messages}></data-section>
        <steps-section .store=${store} .messages=${messages}></steps-section>
        <model-section .store=${store} .messages=${messages}></model-section>
        <train-section .store=${store} .messages=${messages}></train-section>
        <filters-section .store=${store} .messages=${messages}></filters-section>
        <test-section .store=${store} .messages=${messages}></test-section>
        <maps-section .store=${store} .messages=${messages}></maps-section>
        <diagram-section .store=${store} .messages=${messages}></diagram-section>
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
