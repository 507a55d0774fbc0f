import { LitElement } from 'lit';
import { property } from 'lit/decorators.js';
import type { Lab } from '../Lab.js';
import type { Messages } from '../messages/index.js';

/** A part of the page. It stands in the page's own tree, so that one style sheet serves all. */
export abstract class Section extends LitElement {
  @property({ attribute: false }) lab!: Lab;
  @property({ attribute: false }) words!: Messages;

  private isFollowing = false;

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override willUpdate(): void {
    if (this.isFollowing) return;
    this.isFollowing = true;
    this.lab.follow(this);
  }
}
