import { LitElement } from 'lit';
import { property } from 'lit/decorators.js';
import type { Messages } from '../messages/index.js';
import type { DemoStore } from '../store/DemoStore.js';

/** A part of the page, without a shadow root, so that the page's style sheet applies to it. */
export abstract class Section extends LitElement {
  @property({ attribute: false }) store!: DemoStore;
  @property({ attribute: false }) messages!: Messages;

  private isSubscribed = false;

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override willUpdate(): void {
    if (this.isSubscribed) return;
    this.isSubscribed = true;
    this.store.subscribe(this);
  }
}
