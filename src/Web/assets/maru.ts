// What every page gets: partial updates by htmx, popovers and the receipt drawer, and the islands a page asks for.
import htmx from 'htmx.org';
import { openDrawer, watchDrawer } from './drawer';

declare global {
  interface Window { htmx: typeof htmx }
}
window.htmx = htmx;

const islands: Record<string, () => Promise<{ mount(element: HTMLElement): void }>> = {
  map: () => import('../islands/map/map'),
  chart: () => import('../islands/chart/chart'),
  joints: () => import('../islands/joints/joints'),
  choice: () => import('../islands/choice/choice'),
  layout: () => import('../islands/layout/layout'),
  board: () => import('../islands/board/board'),
};

// Islands load when they come near the screen, so a long page opens light.
const nearby = new IntersectionObserver(entries => {
  for (const entry of entries) {
    if (!entry.isIntersecting) continue;
    const element = entry.target as HTMLElement;
    nearby.unobserve(element);
    const load = islands[element.dataset.island ?? ''];
    load?.().then(island => island.mount(element)).catch(error => console.error(error));
  }
}, { rootMargin: '200px' });

// Where styles show a fold's summary there is little room: it starts folded, and stays as the reader left it when its part of the page is exchanged.
let unfolded = false;
function fold(root: ParentNode): void {
  for (const details of root.querySelectorAll<HTMLDetailsElement>('details[data-fold-when-narrow]')) {
    const summary = details.querySelector('summary');
    if (!summary || getComputedStyle(summary).display === 'none') continue;
    details.open = unfolded;
    details.addEventListener('toggle', () => { unfolded = details.open; });
  }
}

function wake(root: ParentNode): void {
  fold(root);
  for (const element of root.querySelectorAll<HTMLElement>('[data-island]:not([data-awake])')) {
    element.dataset.awake = '';
    nearby.observe(element);
  }
}

// A popover made of <details> closes by Escape and by a click elsewhere.
document.addEventListener('click', event => {
  const target = event.target as Element;
  for (const open of document.querySelectorAll<HTMLDetailsElement>('details[data-popover][open]')) {
    if (!open.contains(target)) open.open = false;
  }
  const receipt = target.closest<HTMLAnchorElement>('a[data-drawer]');
  if (receipt && !event.defaultPrevented && !(event as MouseEvent).ctrlKey && !(event as MouseEvent).metaKey && event.button === 0 && openDrawer(receipt)) event.preventDefault();
});
document.addEventListener('keydown', event => {
  if (event.key !== 'Escape') return;
  const open = document.querySelector<HTMLDetailsElement>('details[data-popover][open]');
  if (!open) return;
  open.open = false;
  open.querySelector('summary')?.focus();
});

// A bar or circle and the area on the map with the same key light up together.
function light(event: Event, on: boolean): void {
  const key = (event.target as Element).closest?.('[data-key]')?.getAttribute('data-key');
  if (!key) return;
  for (const twin of document.querySelectorAll(`[data-key="${CSS.escape(key)}"]`)) twin.classList.toggle('on', on);
}
document.addEventListener('pointerover', event => light(event, true));
document.addEventListener('pointerout', event => light(event, false));

// Forms marked so send themselves when a choice changes; their button stays for those without script.
document.addEventListener('change', event => {
  const control = event.target as HTMLInputElement;
  if (control.form?.hasAttribute('data-submit-on-change')) control.form.requestSubmit();
  const drop = control.closest<HTMLElement>('[data-file-drop]');
  if (drop && control.type === 'file') drop.querySelector('output')!.textContent = [...control.files ?? []].map(file => file.name).join(', ');
});
// A button that begins something long says so once it is pressed.
document.addEventListener('submit', event => {
  const button = (event as SubmitEvent).submitter;
  if (button?.dataset.busy) button.textContent = button.dataset.busy;
});
for (const [name, over] of [['dragenter', true], ['dragleave', false], ['drop', false]] as const) {
  document.addEventListener(name, event => (event.target as Element).closest?.('[data-file-drop]')?.classList.toggle('over', over));
}

document.addEventListener('htmx:afterSettle', event => {
  wake(event.target as Element);
  const said = (event.target as Element).querySelector('[data-announce]')?.textContent;
  if (said) document.getElementById('announce')!.textContent = said;
});

watchDrawer();
wake(document);
