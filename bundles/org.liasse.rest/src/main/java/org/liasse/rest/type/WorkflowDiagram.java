package org.liasse.rest.type;

import java.util.List;
import java.util.Locale;
import org.liasse.api.Labels;
import org.liasse.api.Language;
import org.liasse.api.type.DossierType;
import org.liasse.rest.http.Svg;
import org.liasse.rest.type.StateGraph.Edge;
import org.liasse.rest.type.StateGraph.Node;

/**
 * Draws a workflow as SVG 1.1: states in layers from the openings on, an arrow for all actions
 * between the same two states. Self-contained: no script, no style from elsewhere.
 */
final class WorkflowDiagram {

    private static final Labels WORDS = Labels.beside(WorkflowDiagram.class);
    private static final int WIDTH = 190;
    private static final int HEIGHT = 46;
    private static final int ACROSS = 260;
    private static final int DOWN = 150;
    private static final int MARGIN = 60;
    private static final int LINE = 14;
    private static final String TEXT =
            "<text x=\"%d\" y=\"%d\" text-anchor=\"middle\" font-size=\"11\" fill=\"#333\""
                    + " stroke=\"#fff\" stroke-width=\"4\" paint-order=\"stroke\">%s</text>\n";

    private final DossierType type;
    private final Language language;
    private final StateGraph graph;

    WorkflowDiagram(DossierType type, Language language) {
        this.type = type;
        this.language = language;
        this.graph = StateGraph.of(type, language);
    }

    String toSvg() {
        int width = 2 * MARGIN + graph.widest() * ACROSS + 160;
        int height = 2 * MARGIN + graph.layers() * DOWN;
        var svg = new StringBuilder(4096);
        svg.append(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" viewBox=\"0 0 %d %d\" role=\"img\" font-family=\"sans-serif\" font-size=\"13\">%n"
                        .formatted(width, height, width, height));
        svg.append("<title>").append(Svg.text(type.label().in(language))).append("</title>\n");
        svg.append("<desc>").append(Svg.text(type.workflow().toProse())).append("</desc>\n");
        svg.append(
                "<defs><marker id=\"arrow\" viewBox=\"0 0 10 10\" refX=\"9\" refY=\"5\""
                    + " markerWidth=\"8\" markerHeight=\"8\" orient=\"auto-start-reverse\"><path"
                    + " d=\"M0 0L10 5L0 10z\" fill=\"#333\"/></marker></defs>\n"
                    + "<rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>\n");
        graph.nodes().forEach(node -> opening(svg, node));
        graph.edges().forEach(edge -> line(svg, edge));
        graph.nodes().forEach(node -> box(svg, node));
        graph.edges().forEach(edge -> words(svg, edge));
        return svg.append("</svg>\n").toString();
    }

    private void opening(StringBuilder svg, Node node) {
        if (!node.opening()) {
            return;
        }
        int x = x(node);
        int y = y(node) - HEIGHT / 2;
        svg.append("<circle cx=\"%d\" cy=\"%d\" r=\"6\" fill=\"#333\"/>".formatted(x, y - 34));
        svg.append(
                "<path d=\"M%d %dL%d %d\" stroke=\"#333\" fill=\"none\" marker-end=\"url(#arrow)\"/>"
                        .formatted(x, y - 28, x, y));
        svg.append(
                "<text x=\"%d\" y=\"%d\" font-size=\"11\" fill=\"#333\">%s</text>%n"
                        .formatted(x + 10, y - 30, Svg.text(WORDS.text("opening").in(language))));
    }

    private void box(StringBuilder svg, Node node) {
        svg.append("<g><title>").append(Svg.text(node.label()));
        if (!node.staying().isEmpty()) {
            svg.append(" (")
                    .append(Svg.text(WORDS.text("stays").in(language)))
                    .append(" : ")
                    .append(Svg.text(String.join(", ", node.staying())))
                    .append(")");
        }
        svg.append("</title>");
        svg.append(
                "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"10\" fill=\"%s\" stroke=\"#1d3557\" stroke-width=\"%d\"/>"
                        .formatted(
                                x(node) - WIDTH / 2,
                                y(node) - HEIGHT / 2,
                                WIDTH,
                                HEIGHT,
                                node.last() ? "#e3e9f1" : "#f8fbff",
                                node.last() ? 3 : 1));
        svg.append(
                "<text x=\"%d\" y=\"%d\" text-anchor=\"middle\" fill=\"#10203a\">%s</text></g>%n"
                        .formatted(x(node), y(node) + 5, Svg.text(node.label())));
    }

    private void line(StringBuilder svg, Edge edge) {
        svg.append(
                "<path d=\"%s\" stroke=\"#333\" stroke-width=\"1.2\" fill=\"none\" marker-end=\"url(#arrow)\"/>%n"
                        .formatted(curve(edge)));
    }

    /** To a neighbouring layer: a slight curve. Further, or sideways: round the outside. */
    private String curve(Edge edge) {
        Node from = graph.node(edge.from());
        Node to = graph.node(edge.to());
        if (isDirect(edge)) {
            int sign = to.layer() > from.layer() ? 1 : -1;
            int x1 = x(from) + shift(edge);
            int x2 = x(to) + shift(edge);
            int y1 = y(from) + sign * HEIGHT / 2;
            int y2 = y(to) - sign * HEIGHT / 2;
            int bend = (y2 - y1) / 2;
            return String.format(
                    Locale.ROOT,
                    "M%d %dC%d %d %d %d %d %d",
                    x1,
                    y1,
                    x1,
                    y1 + bend,
                    x2,
                    y2 - bend,
                    x2,
                    y2);
        }
        int x1 = x(from) + WIDTH / 2;
        int x2 = x(to) + WIDTH / 2;
        int out = Math.max(x1, x2) + 50 + 18 * Math.abs(from.layer() - to.layer());
        return String.format(
                Locale.ROOT,
                "M%d %dC%d %d %d %d %d %d",
                x1,
                y(from) - 8,
                out,
                y(from) - 8,
                out,
                y(to) + 8,
                x2,
                y(to) + 8);
    }

    private boolean isDirect(Edge edge) {
        int down = graph.node(edge.to()).layer() - graph.node(edge.from()).layer();
        return down > 0 || down == -1;
    }

    private void words(StringBuilder svg, Edge edge) {
        Node from = graph.node(edge.from());
        Node to = graph.node(edge.to());
        // on the curve: downwards half way, upwards nearer the source, so that the two do not meet
        boolean isUp = to.layer() <= from.layer();
        int x =
                isDirect(edge)
                        ? x(from) + (x(to) - x(from)) * (isUp ? 22 : 50) / 100 + shift(edge)
                        : Math.max(x(from), x(to))
                                + WIDTH / 2
                                + 40
                                + 14 * Math.abs(from.layer() - to.layer());
        int y = y(from) + (y(to) - y(from)) * (isDirect(edge) && isUp ? 37 : 52) / 100;
        List<String> labels = edge.labels();
        int top = y - labels.size() * LINE / 2;
        for (int i = 0; i < labels.size(); i++) {
            svg.append(TEXT.formatted(x, top + i * LINE + LINE / 2, Svg.text(labels.get(i))));
        }
    }

    /** Arrows that go both ways between two states lie side by side. */
    private int shift(Edge edge) {
        if (!graph.hasEdge(edge.to(), edge.from())) {
            return 0;
        }
        return graph.node(edge.to()).layer() > graph.node(edge.from()).layer() ? -45 : 45;
    }

    private int x(Node node) {
        int row = graph.inLayer(node.layer());
        return MARGIN + ACROSS / 2 + node.place() * ACROSS + (graph.widest() - row) * ACROSS / 2;
    }

    private int y(Node node) {
        return MARGIN + HEIGHT + node.layer() * DOWN;
    }
}
