package io.github.sparkagd.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.geom.Point2D;
import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.text.AttributedCharacterIterator.Attribute;
import java.util.Locale;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.apache.batik.svggen.DOMGroupManager;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2D;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * Draws a {@link LinePlot} or a {@link PlotSheet} as an SVG picture, through Apache Batik; the same plot gives the same bytes,
 * and texts stay texts.
 */
public final class SvgPlot {
    private static final String NAMESPACE = "http://www.w3.org/2000/svg";

    private SvgPlot() {}

    /**
     * Writes the picture.
     *
     * @param plot the picture
     * @param out takes the text, and stays open
     * @throws IOException when it cannot be written
     */
    public static void write(LinePlot plot, Writer out) throws IOException {
        write(PlotSheet.of(plot), out);
    }

    /**
     * Writes the picture.
     *
     * @param sheet the picture
     * @param out takes the text, and stays open
     * @throws IOException when it cannot be written
     */
    public static void write(PlotSheet sheet, Writer out) throws IOException {
        out.write(text(sheet));
    }

    /**
     * {@return the picture as one element, which can stand alone in a file or within a page}
     *
     * @param sheet the picture
     */
    public static String text(PlotSheet sheet) {
        Graphics graphics = new Graphics(context());
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, PlotSheet.WIDTH, sheet.height());
        sheet.paint(new Brush(graphics, graphics::draw));
        Element root = graphics.getRoot();
        root.setAttribute("viewBox", "0 0 " + PlotSheet.WIDTH + " " + sheet.height());
        // Batik's definitions are empty here, and their identifier would stand twice in a page of two pictures.
        root.removeChild(root.getElementsByTagName("defs").item(0));
        return printed(root);
    }

    /** Batik's own writer begins with a document type, which may not stand within a page. */
    private static String printed(Element root) {
        try {
            StringWriter out = new StringWriter();
            Transformer printer = TransformerFactory.newDefaultInstance().newTransformer();
            printer.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, "yes");
            printer.setOutputProperty(OutputKeys.INDENT, "yes");
            printer.transform(new DOMSource(root), new StreamResult(out));
            return out.toString();
        } catch (TransformerException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static SVGGeneratorContext context() {
        SVGGeneratorContext context = SVGGeneratorContext.createDefault(document());
        context.setComment(null);
        context.setPrecision(1);
        SVGGeneratorContext.GraphicContextDefaults defaults = new SVGGeneratorContext.GraphicContextDefaults();
        defaults.setFont(new NamedFont());
        defaults.setStroke(new BasicStroke(1, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND));
        context.setGraphicContextDefaults(defaults);
        return context;
    }

    /** From the JDK's own parser, whatever others are on the class path. */
    private static Document document() {
        try {
            return DocumentBuilderFactory.newDefaultInstance()
                    .newDocumentBuilder()
                    .getDOMImplementation()
                    .createDocument(NAMESPACE, "svg", null);
        } catch (ParserConfigurationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** A font that Batik names and nothing looks up, so that a machine without fonts writes the same picture. */
    private static final class NamedFont extends Font {
        NamedFont() {
            super(SANS_SERIF, PLAIN, PlotSheet.FONT_SIZE);
        }

        @Override
        public String getFamily() {
            return getName();
        }

        @Override
        public Font deriveFont(Map<? extends Attribute, ?> attributes) {
            return this;
        }
    }

    private static final class Graphics extends SVGGraphics2D {
        Graphics(SVGGeneratorContext context) {
            super(context, false);
        }

        /** Batik's own method has no anchor, and would place a text by the width that it has in this machine's font. */
        void draw(String text, Point2D at, Brush.Anchor anchor) {
            Element element = getDOMFactory().createElementNS(NAMESPACE, "text");
            element.setAttribute("x", getGeneratorContext().doubleString(at.getX()));
            element.setAttribute("y", getGeneratorContext().doubleString(at.getY()));
            element.setAttribute("text-anchor", anchor.name().toLowerCase(Locale.ROOT));
            element.appendChild(getDOMFactory().createTextNode(text));
            getDOMGroupManager().addElement(element, DOMGroupManager.FILL);
        }
    }
}
