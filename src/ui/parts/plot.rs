//! Plot: a picture with ticks, one sentence that says the same, and the figures as a table.
//!
//! The drawing is stretched to the space there is, in units of 1,000 by 300; words stand beside it as
//! text, so that they keep their size. Lines keep their width by the style sheet. Where things lie is
//! told by `ui::scale`.

use leptos::prelude::*;

use crate::ui::scale::Scale;
use crate::ui::text::figure::number;

pub const WIDTH: i64 = 1_000;
pub const HEIGHT: i64 = 300;

/// What stands around a drawing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlotFace {
    /// What the picture says, for those who do not see it, and under it for everybody.
    pub essence: String,
    pub scale: Scale,
    /// Under the drawing, from its beginning to its end.
    pub ends: Vec<String>,
    /// What its signs mean.
    pub legend: Vec<String>,
    /// The word on the fold that holds the table.
    pub figures: String,
}

/// `drawing` is SVG in the units above, without what the scale draws; the children are the table.
#[component]
pub fn Plot(face: PlotFace, drawing: AnyView, children: Children) -> impl IntoView {
    let PlotFace { essence, scale, ends, legend, figures } = face;
    let grid: String = (0..=scale.ticks)
        .map(|tick| {
            let y = HEIGHT * tick / scale.ticks.max(1);
            format!("M0 {y}H{WIDTH}")
        })
        .collect();
    let said = essence.clone();
    view! {
        <figure class="plot">
            <div class="plot__frame">
                <div class="plot__ticks" aria-hidden="true">
                    {scale
                        .figures()
                        .into_iter()
                        .map(|figure| view! { <span>{number(figure)}</span> })
                        .collect_view()}
                </div>
                <svg
                    class="plot__field"
                    viewBox=format!("0 0 {WIDTH} {HEIGHT}")
                    preserveAspectRatio="none"
                    role="img"
                    aria-label=said
                >
                    <path class="plot__grid" d=grid />
                    {drawing}
                </svg>
                <div class="plot__ends" aria-hidden="true">
                    {ends.into_iter().map(|end| view! { <span>{end}</span> }).collect_view()}
                </div>
            </div>
            <figcaption class="plot__words">
                {essence} {legend.into_iter().map(|sign| view! { " · " {sign} }).collect_view()}
            </figcaption>
            <details class="plot__figures">
                <summary>{figures}</summary>
                {children()}
            </details>
        </figure>
    }
}
