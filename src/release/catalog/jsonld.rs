use serde_json::{Map, Value, json};

use super::graph::{Node, Object, PREFIXES};

/// The graph as JSON-LD 1.1, nested as the nodes are, with its context inside.
pub(in crate::release) fn write(root: &Node) -> Value {
    let context: Map<String, Value> =
        PREFIXES.iter().map(|(prefix, uri)| ((*prefix).to_owned(), (*uri).into())).collect();
    let mut document = Map::new();
    document.insert("@context".to_owned(), context.into());
    document.extend(node(root));
    document.into()
}

fn node(node: &Node) -> Map<String, Value> {
    let mut map = Map::new();
    if let Some(id) = &node.id {
        map.insert("@id".to_owned(), id.as_str().into());
    }
    map.insert("@type".to_owned(), node.class.into());
    for (property, object) in &node.properties {
        let value = self::object(object);
        match map.get_mut(*property) {
            None => _ = map.insert((*property).to_owned(), value),
            Some(Value::Array(list)) => list.push(value),
            Some(one) => *one = json!([one.take(), value]),
        }
    }
    map
}

fn object(object: &Object) -> Value {
    match object {
        Object::Node(inner) => node(inner).into(),
        Object::Iri(iri) => json!({ "@id": iri }),
        Object::Text(text, None) => text.as_str().into(),
        Object::Text(text, Some(language)) => json!({ "@value": text, "@language": language }),
        Object::Typed(value, datatype) => json!({ "@value": value, "@type": datatype }),
    }
}
