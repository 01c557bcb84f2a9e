// The joints of ranges as handles: dragged along the axis, or moved by one step with the arrow keys; Delete joins both sides.
// What is counted comes from the server: the form is sent for a look, and the editor and its row of the table are exchanged.
let focused: number | undefined;

export function mount(editor: HTMLElement): void {
  const strip = editor.querySelector<SVGSVGElement>('.level-band.chosen svg');
  const fields = [...document.querySelectorAll<HTMLInputElement>('input[name="joint"]')];
  const form = fields[0]?.form ?? document.querySelector<HTMLInputElement>('input[name="joint-new"]')?.form;
  if (!strip || !form) return;
  const [from, to, step] = ['from', 'to', 'step'].map(name => Number(editor.dataset[name]));
  const handles = [...strip.querySelectorAll<SVGRectElement>('[data-joint]')];
  let waiting = 0;

  strip.setAttribute('role', 'group');
  const bounds = (index: number) => [index === 0 ? from! : Number(fields[index - 1]!.value), index === fields.length - 1 ? to! : Number(fields[index + 1]!.value)] as const;

  function put(index: number, value: number): void {
    const [least, most] = bounds(index);
    const at = Number(Math.min(most - step!, Math.max(least + step!, Math.round(value / step!) * step!)).toFixed(6));
    fields[index]!.value = String(at);
    handles[index]!.setAttribute('x', `${100 * (at - from!) / (to! - from!)}%`);
    handles[index]!.setAttribute('aria-valuenow', String(at));
  }

  async function look(how: string): Promise<void> {
    const sent = new FormData(form!);
    sent.set('how', how);
    const answer = await fetch(form!.action, { method: 'POST', body: sent });
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const [now, then] = [document.getElementById('levels'), page.getElementById('levels')];
    if (!now || !then) return;
    now.replaceWith(then);
    for (const control of page.querySelectorAll<HTMLSelectElement | HTMLInputElement>('select[name^="treatment-"], input[name^="setting-"]')) {
      const own = document.querySelector<HTMLSelectElement | HTMLInputElement>(`[name="${control.name}"]`);
      if (own) own.value = control.value;
    }
    then.dispatchEvent(new CustomEvent('htmx:afterSettle', { bubbles: true }));
  }

  function soon(index: number): void {
    clearTimeout(waiting);
    waiting = window.setTimeout(() => {
      focused = index;
      void look('preview');
    }, 500);
  }

  handles.forEach((handle, index) => {
    const [least, most] = bounds(index);
    const label = document.querySelector(`label[for="${fields[index]!.id}"]`)?.textContent ?? '';
    for (const [name, value] of Object.entries({ role: 'slider', tabindex: '0', 'aria-label': label, 'aria-valuemin': String(least), 'aria-valuemax': String(most), 'aria-valuenow': fields[index]!.value })) handle.setAttribute(name, value);
    handle.addEventListener('pointerdown', event => {
      event.preventDefault();
      clearTimeout(waiting);
      handle.focus();
      handle.setPointerCapture(event.pointerId);
    });
    handle.addEventListener('pointermove', event => {
      if (!handle.hasPointerCapture(event.pointerId)) return;
      const box = strip!.getBoundingClientRect();
      put(index, from! + (to! - from!) * (event.clientX - box.left) / box.width);
    });
    handle.addEventListener('pointerup', () => soon(index));
    handle.addEventListener('keydown', event => {
      const way = event.key === 'ArrowRight' || event.key === 'ArrowUp' ? 1 : event.key === 'ArrowLeft' || event.key === 'ArrowDown' ? -1 : 0;
      if (way !== 0) {
        event.preventDefault();
        put(index, Number(fields[index]!.value) + way * step!);
        soon(index);
      } else if (event.key === 'Delete') {
        event.preventDefault();
        clearTimeout(waiting);
        void look(`join:${index}`);
      }
    });
  });

  if (focused !== undefined) handles[focused]?.focus();
  focused = undefined;
}
