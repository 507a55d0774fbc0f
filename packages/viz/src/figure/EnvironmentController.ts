import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { parentOf } from '../save/capture/parentOf.js';

const printEvents = ['beforeprint', 'afterprint'] as const;

/** Milliseconds for which the page's colour scheme is not read again. */
const schemeCacheMs = 500;

/** The language and the colour scheme at the element's position in the page, and whether the page is being printed. */
export class EnvironmentController implements ReactiveController {
  isPrinting = false;

  private observer?: MutationObserver;
  private followsSystem = false;
  private readAt = 0;

  constructor(private readonly host: ReactiveControllerHost & HTMLElement & { hasUpdated: boolean }) {
    host.addController(this);
  }

  /** The element's own `lang`, else that of its closest ancestor, else `en`. */
  get language(): string {
    for (let element: Element | null = this.host; element; element = parentOf(element)) {
      const lang = element.getAttribute('lang');
      if (lang) return lang;
    }
    return 'en';
  }

  /**
   * Whether the page declares no colour scheme, so that the figure follows the reader's. Reading it makes the browser
   * compute styles, so it is read before the first drawing and then at most every `schemeCacheMs`.
   */
  get followsSystemScheme(): boolean {
    if (this.host.hasUpdated && performance.now() - this.readAt > schemeCacheMs) this.readScheme();
    return this.followsSystem;
  }

  hostConnected(): void {
    this.observer = new MutationObserver(() => this.refresh());
    this.observer.observe(document.documentElement, { attributes: true });
    this.observer.observe(document, { attributes: true, attributeFilter: ['lang'], subtree: true });
    this.refresh();
    for (const name of printEvents) addEventListener(name, this.onPrint);
  }

  hostDisconnected(): void {
    for (const name of printEvents) removeEventListener(name, this.onPrint);
    this.observer?.disconnect();
    this.observer = undefined;
  }

  private readonly onPrint = ({ type }: Event): void => {
    this.isPrinting = type === printEvents[0];
    this.host.requestUpdate();
  };

  private refresh(): void {
    this.readScheme();
    this.host.requestUpdate();
  }

  private readScheme(): void {
    this.readAt = performance.now();
    this.followsSystem = this.host.isConnected && getComputedStyle(this.host).colorScheme === 'normal';
  }
}
