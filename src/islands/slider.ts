// Puts a slider beside each number of a form marked with `data-slider`. The number stays what is sent, so without this
// script nothing is missing. It computes nothing: the server does.
for (const form of document.querySelectorAll<HTMLFormElement>("form[data-slider]")) {
  for (const input of form.querySelectorAll<HTMLInputElement>("input[data-max]")) addSlider(input);
}

function addSlider(input: HTMLInputElement): void {
  const slider = document.createElement("input");
  slider.type = "range";
  slider.min = "0";
  slider.max = input.dataset["max"] ?? "100";
  slider.step = "0.1";
  slider.className = "sk-slider";
  // The number has the name and the label; for those who hear the page one control is enough.
  slider.tabIndex = -1;
  slider.setAttribute("aria-hidden", "true");
  const read = (): void => {
    slider.value = (input.value || input.placeholder).replace(",", ".");
  };
  read();
  slider.addEventListener("input", () => {
    input.value = Number(slider.value).toLocaleString(document.documentElement.lang);
  });
  input.addEventListener("input", read);
  input.after(slider);
}
